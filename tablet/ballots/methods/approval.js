// Approval: a mark, or nothing, on each card.

import { h, icon } from "../../dom.js"
import { say } from "../../words.js"
import { methods } from "../methods.js"
import { about, price, sheet, inWords } from "../proposals.js"

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  const given = { ...marks }
  const line = h("p", { class: "left", role: "status", "data-spoken": true })
  const show = () => (line.textContent = progress(paper, given))
  const cards = paper.options.map((option) => {
    const input = h("input", { type: "checkbox", checked: option.id in given, value: option.id, autocomplete: "off" })
    input.addEventListener("change", () => {
      if (input.checked) given[option.id] = 1
      else delete given[option.id]
      show()
      change({ ...given })
    })
    return h(
      "label",
      { class: "card" },
      input,
      icon(option.icon),
      about(option),
      price(option),
      icon("check_circle", "mark"),
    )
  })
  show()
  return h("div", { class: "ballot" }, paper.rules.most ? line : null, sheet(paper, cards))
}

/** @type {(paper: Paper, marks: Marks) => Sentence | null} */
export function obstacle({ rules }, marks) {
  const marked = Object.keys(marks).length
  return rules.most && marked > rules.most ? ["vote.too_many", { most: rules.most }] : null
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return inWords(paper, marks, () => "")
}

/** @type {(paper: Paper) => string} */
export function hint({ rules }) {
  return rules.most ? say("vote.hint.approval_most", { most: rules.most }) : say("vote.hint.approval")
}

/** @type {(paper: Paper, given: Marks) => string} */
function progress({ rules }, given) {
  return say("vote.chosen", { n: Object.keys(given).length, most: rules.most })
}

methods.approval = { draw, obstacle, tell, hint }
