// A consent of its own for questions on health and lack of food. Refusing it skips them, nothing else.

import { phrase, say } from "../words.js"

export function sensitive(table) {
  const { sensitive_question, sensitive_yes, sensitive_no } = table.device.workshop.consent
  return {
    heading: phrase(sensitive_question),
    icon: "favorite",
    lead: say("sensitive.lead"),
    back: () => table.show("age"),
    choices: [
      { label: phrase(sensitive_yes), icon: "thumb_up", act: () => table.agree(true) },
      { label: phrase(sensitive_no), icon: "skip_next", act: () => table.agree(false) },
    ],
  }
}
