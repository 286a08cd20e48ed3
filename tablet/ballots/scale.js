// One proposal, one word for it: a row of large buttons that keep their order, each with its face or sign.

import { freshId, h, icon } from "../dom.js"
import { there } from "../there.js"
import { content } from "../words.js"
import { portrait, told } from "./proposals.js"

// degrees: [{value, label, icon, digit?}]; look: a class for the row.
/** @type {(...of: [...Parameters<Method["draw"]>, degrees: Degree[], look: string]) => HTMLElement} */
export function draw(paper, marks, change, degrees, look) {
  const [option] = paper.options
  const name = freshId("degree")
  const cards = degrees.map(({ value, label, icon: sign, digit }) => {
    const input = h("input", { type: "radio", name, value, checked: marks[option.id] === value, autocomplete: "off" })
    input.addEventListener("change", () => change({ ...marks, [option.id]: value }))
    const word =
      digit === undefined ? h("span", { class: "words" }, label) : h("span", { class: "digit" }, String(digit))
    return h("label", { class: "card" }, input, icon(sign), word, icon("check_circle", "mark"))
  })
  const row = h(
    "div",
    { class: `degrees ${look}`, role: "radiogroup", "aria-label": content(option.title).text },
    cards,
  )
  return h("div", { class: "ballot" }, portrait(option), row)
}

/** @type {(paper: Paper, marks: Marks, degrees: Degree[]) => Marked} */
export function tell(paper, marks, degrees) {
  return told(paper, marks, (mark) => there(degrees.find(({ value }) => value === mark)).label)
}
