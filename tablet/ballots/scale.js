// One proposal, one word for it: a row of large buttons that keep their order, each with its face or sign; below, where
// the method has it, that one has no opinion: a choice like another, which takes a mention back.

import { freshId, h, icon } from "../dom.js"
import { there } from "../there.js"
import { content } from "../words.js"
import { portrait, inWords } from "./proposals.js"

export const SILENT = -1 // of a proposal: no opinion

// degrees: [{value, label, icon, digit?}]; look: a class for the row; silent: the words of whoever has no opinion.
/** @type {(...of: [...Parameters<Method["draw"]>, degrees: Degree[], look: string, silent?: string]) => HTMLElement} */
export function draw(paper, marks, change, degrees, look, silent) {
  const [option] = paper.options
  const name = freshId("degree")
  /** @type {(kind: string, value: number, ...face: Child[]) => HTMLElement} */
  const card = (kind, value, ...face) => {
    const checked = marks[option.id] === value
    const input = h("input", { type: "radio", name, value, checked, autocomplete: "off" })
    input.addEventListener("change", () => change({ ...marks, [option.id]: value }))
    return h("label", { class: kind }, input, ...face, icon("check_circle", "mark"))
  }
  const cards = degrees.map(({ value, label, icon: sign, digit }) => {
    const word =
      digit === undefined ? h("span", { class: "words" }, label) : h("span", { class: "digit" }, String(digit))
    return card("card", value, icon(sign), word)
  })
  const row = h("div", { class: `degrees ${look}` }, cards)
  const none = silent ? card("card decline", SILENT, icon("front_hand"), h("span", { class: "words" }, silent)) : null
  const group = { class: "judging", role: "radiogroup", "aria-label": content(option.title).text }
  return h("div", { class: "ballot" }, portrait(option), h("div", group, row, none))
}

/** @type {(paper: Paper, marks: Marks, degrees: Degree[]) => Marked} */
export function tell(paper, marks, degrees) {
  return inWords(paper, marks, (mark) => there(degrees.find(({ value }) => value === mark)).label)
}
