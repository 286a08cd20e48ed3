// One question a screen. Choosing keeps and sends the answer at once; the green button goes on. Nothing moves by
// itself: a slip of the hand is corrected before it carries anyone away.

import { h } from "../dom.js"
import { fits } from "../logic.js"
import { draw, obstacle } from "../questions/index.js"
import { phrase, say } from "../words.js"

export function intro(table) {
  const { title, intro: sentence } = table.device.workshop.questionnaire
  return {
    heading: phrase(title),
    icon: "restaurant",
    lead: sentence && phrase(sentence),
    quiet: leaving(table),
    next: { label: say("begin") },
    act: () => table.go("question", 0),
  }
}

export function question(table, at) {
  const { visit, asked } = table
  const asking = asked[at]
  const given = visit.answers[asking.id] ?? null
  const offer = (value) => nextButton(table, asking, value)
  const field = draw(asking, given, (value, { draft = false } = {}) => {
    if (!draft && value !== (visit.answers[asking.id] ?? null)) visit.answer(asking.id, value)
    table.shell.offer(offer(value))
    table.shell.note("")
  })
  return {
    heading: phrase(asking.fr),
    lead: asking.hint && phrase(asking.hint),
    body: [h("div", { class: "field" }, field)],
    progress: { at, of: asked.length },
    quiet: leaving(table),
    back: () => (at > 0 ? table.go("question", at - 1) : table.go("intro")),
    next: offer(given),
    leave: () => field.dispatchEvent(new Event("leave")),
    act: () => forward(table, at),
  }
}

function nextButton(table, asking, value) {
  const answers = { ...table.visit.answers, [asking.id]: value }
  const problem = obstacle(asking, value) ?? (fits(asking, table.questions, answers) ? null : ["does_not_fit"])
  if (problem) return { label: say("next"), ready: false, otherwise: say(...problem) }
  if (value === null && !asking.required) return { label: say("pass"), tone: "plain", icon: "skip_next" }
  const last = table.asked.at(-1) === asking
  const label = say(last ? "finish" : "next")
  return { label, icon: last ? "check" : undefined, ready: value !== null, otherwise: say("choose") }
}

function forward(table, at) {
  const { id } = table.asked[at]
  if (!(id in table.visit.answers)) table.visit.answer(id, null)
  if (at + 1 === table.asked.length) table.finish(false)
  else table.go("question", at + 1)
}

function leaving(table) {
  return { label: say("stop.label"), icon: "logout", act: () => table.show("stop", table.place) }
}
