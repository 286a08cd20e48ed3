// Between two parts of a questionnaire: what an optional module is about, or its last word. Its place is [n, part]:
// the step that comes next, and "end" (of the part before it) or "start" (of its own).

import { h } from "../dom.js"
import { meantFor } from "../questions/asked.js"
import { counted } from "../questions/parts.js"
import { stepsOf } from "../questions/steps.js"
import { there } from "../there.js"
import { count, phrase, say } from "../words.js"
import { arrive, goTo, leaving, sectionOf } from "./way.js"

/** @type {Draws} */
export function section(table, [n, part]) {
  const steps = stepsOf(table.asked)
  const { title, intro, end } = there(sectionOf(steps[part === "end" ? n - 1 : n]))
  const coming = part === "end" ? [] : counted(steps[n].questions[0], meantFor(table.questions, table.visit))
  const words =
    part === "end"
      ? { heading: phrase(end), icon: "favorite" }
      : { heading: phrase(title), icon: "forum", lead: intro && phrase(intro) }
  return {
    layout: ["middle"],
    aided: true,
    ...words,
    body: coming.length > 0 ? [h("p", { class: "lead" }, count("section.more", coming.length))] : [],
    quiet: leaving(table),
    back: () => goTo(table, steps[n - 1]),
    next: { label: say("next") },
    act: () => arrive(table, n, part),
  }
}
