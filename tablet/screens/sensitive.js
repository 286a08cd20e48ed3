// A consent of its own, just before the first question on health and lack of food. Refusing it skips those questions,
// nothing else; it may be changed from the review.

import { phrase, say } from "../words.js"

// at: the question to go on to, or "review".
/** @type {Draws} */
export function sensitive(table, at) {
  const { sensitive_question, sensitive_yes, sensitive_no } = table.device.workshop.consent
  return {
    layout: ["middle", "large", "stated", "either", "tall"],
    aided: true,
    heading: phrase(sensitive_question),
    icon: "favorite",
    lead: say("sensitive.lead"),
    back: at === 0 ? undefined : () => table.before(at),
    choices: [
      { label: phrase(sensitive_yes), icon: "check", act: () => table.decide(true, at) },
      { label: phrase(sensitive_no), icon: "skip_next", act: () => table.decide(false, at) },
    ],
  }
}
