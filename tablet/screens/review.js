// Everything that was answered, before it is handed in, on one page that scrolls: each card says a whole answer with
// its pictograms, and one touch opens its question again and comes back here.

import { h, icon } from "../dom.js"
import { illustration } from "../questions/illustration.js"
import { chosen, tell } from "../questions/index.js"
import { worded } from "../questions/worded.js"
import { phrase, say } from "../words.js"

/** @type {Draws} */
export function review(table) {
  const cards = [...table.asked.map((question, at) => answered(table, question, at)), ...agreed(table)]
  return {
    aided: true,
    heading: say("review.title"),
    lead: say("review.lead"),
    body: [h("div", { class: "answered" }, cards)],
    back: () => table.reopen(table.asked.length - 1),
    next: { label: say("finish"), icon: "check" },
    act: () => table.finish(false),
  }
}

/** @type {(table: Table, question: Question, at: number) => HTMLElement} */
function answered(table, question, at) {
  return card(phrase(question.fr), answerIn(question, table.visit.answers[question.id] ?? null), () => table.reopen(at))
}

// Each part of an answer beside its picture.
/** @type {(question: Question, value: Value) => HTMLElement[]} */
function answerIn(question, value) {
  const shown = chosen(question, value).map((choice) => illustration(choice))
  return tell(question, value).map((part, at) => {
    return h("span", {}, shown[at] ?? null, h("span", { class: "words" }, worded(question, value, part)))
  })
}

// The choice about sensitive questions can be changed like an answer.
/** @type {(table: Table) => HTMLElement[]} */
function agreed(table) {
  const { sensitive } = table.visit
  if (sensitive === null) return []
  const { sensitive_question, sensitive_yes, sensitive_no } = table.device.workshop.consent
  const said = h("span", {}, h("span", { class: "words" }, phrase(sensitive ? sensitive_yes : sensitive_no)))
  return [card(phrase(sensitive_question), [said], () => table.show("sensitive", "review"))]
}

/** @type {(asked: Words, told: HTMLElement[], act: () => unknown) => HTMLElement} */
function card(asked, told, act) {
  return h(
    "button",
    { type: "button", class: "option", onclick: act },
    h("span", { class: "asked" }, asked),
    icon("edit"),
    h("span", { class: "told" }, told),
  )
}
