// A single choice: one card of all.

import { freshId, h, icon } from "../../dom.js"
import { say } from "../../words.js"
import { methods } from "../methods.js"
import { about, sheet, inWords } from "../proposals.js"

/** @type {Method["draw"]} */
function draw(paper, marks, change) {
  const name = freshId("single")
  const cards = paper.options.map((option) => {
    const checked = option.id in marks
    const input = h("input", { type: "radio", name, checked, value: option.id, autocomplete: "off" })
    input.addEventListener("change", () => change({ [option.id]: 1 }))
    return h("label", { class: "card" }, input, icon(option.icon), about(option), icon("check_circle", "mark"))
  })
  return h("div", { class: "ballot" }, sheet(paper, cards))
}

methods.single = {
  draw,
  tell: (paper, marks) => inWords(paper, marks, () => ""),
  hint: () => say("vote.hint.single"),
}
