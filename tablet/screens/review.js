// Everything that was answered, before it is handed in: each card opens its question again and comes back here.

import { h, icon } from "../dom.js"
import { tell } from "../questions/index.js"
import { phrase, say } from "../words.js"

const PHONE = 600 // CSS pixels

/** @type {Draws} */
export function review(table, page) {
  const cards = [...table.asked.map((question, at) => answered(table, question, at)), ...agreed(table)]
  const size = cardsOnAScreen(table)
  const pages = Math.ceil(cards.length / size)
  const here = Math.min(page, pages - 1)
  const last = here + 1 === pages
  return {
    aided: true,
    heading: say("review.title"),
    lead: say("review.lead"),
    body: [h("div", { class: "answered" }, cards.slice(here * size, (here + 1) * size))],
    dots: pages > 1 ? { at: here, of: pages } : undefined,
    back: () => (here > 0 ? table.go("review", here - 1) : table.reopen(table.asked.length - 1)),
    next: last ? { label: say("finish"), icon: "check" } : { label: say("next") },
    act: () => (last ? table.finish(false) : table.go("review", here + 1)),
  }
}

// Nothing scrolls: as many as stand in the window, with letters of this size.
/** @type {(table: Table) => number} */
function cardsOnAScreen({ comfort }) {
  return innerWidth < PHONE || comfort.size === 2 ? 4 : 8
}

/** @type {(table: Table, question: Question, at: number) => HTMLElement} */
function answered(table, question, at) {
  return card(phrase(question.fr), told(question, table.visit.answers[question.id] ?? null), () => table.reopen(at))
}

// A choice that is only known in French is marked as such here too.
/** @type {(question: Question, value: Value) => Child[]} */
function told(question, value) {
  const parts = tell(question, value).map((part) =>
    question.choices.some(({ fr }) => fr === part) ? phrase(part) : part,
  )
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]))
}

// The choice about sensitive questions can be changed like an answer.
/** @type {(table: Table) => HTMLElement[]} */
function agreed(table) {
  const { sensitive } = table.visit
  if (sensitive === null) return []
  const { sensitive_question, sensitive_yes, sensitive_no } = table.device.workshop.consent
  return [
    card(phrase(sensitive_question), phrase(sensitive ? sensitive_yes : sensitive_no), () =>
      table.show("sensitive", "review"),
    ),
  ]
}

/** @type {(asked: Words, told: Words, act: () => unknown) => HTMLElement} */
function card(asked, told, act) {
  return h(
    "button",
    { type: "button", class: "option", onclick: act },
    h("span", { class: "asked" }, asked),
    h("span", { class: "told" }, told),
    icon("edit"),
  )
}
