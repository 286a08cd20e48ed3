// A proposal as people meet it on every ballot: pictogram, title, one plain sentence, what it costs.

import { h, icon } from "../dom.js"
import { content, phrase } from "../words.js"
import { amount, euros } from "./money.js"

/** @type {(option: Option) => HTMLElement} */
export function about({ id, title, description }) {
  // The letter of the wall and of paper, by which somebody says «A» aloud: the order here is drawn for each person.
  const letter = h("span", { class: "letter" }, id)
  const more = description ? h("span", { class: "more", "data-spoken": true }, phrase(description)) : null
  const name = h("span", { class: "title", "data-spoken": true }, phrase(title))
  return h("span", { class: "about" }, h("span", { class: "named" }, letter, name), more)
}

// What it costs, when money plays a part.
/** @type {(option: Option) => HTMLElement | null} */
export function price({ cost }) {
  return cost === "0" ? null : h("span", { class: "cost", "data-spoken": true }, euros(amount(cost)))
}

// Those of a page, whose cards the method makes.
/** @type {(page: Paper, nodes: Node[]) => HTMLElement} */
export function sheet(page, nodes) {
  return h(
    "div",
    { class: "proposals", role: "group", "aria-label": content(page.question).text, style: `--rows: ${nodes.length}` },
    nodes,
  )
}

// One of them, alone on its screen, above what is asked about it.
/** @type {(option: Option) => HTMLElement} */
export function portrait(option) {
  return h("div", { class: "portrait" }, icon(option.icon), about(option), price(option))
}

// The marked options in the order of this paper, each with its mark in words.
/** @type {(paper: Paper, marks: Marks, mark: (mark: number) => string) => Marked} */
export function inWords(paper, marks, mark) {
  const chosen = paper.options.filter(({ id }) => id in marks)
  return chosen.map((option) => ({ option, mark: mark(marks[option.id]) }))
}
