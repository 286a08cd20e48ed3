// Choices as large cards: a native radio or checkbox, its pictogram, its words. The whole card is the target.

import { freshId, h, icon } from "../dom.js"
import { phrase } from "../words.js"

const DECLINES = new Set(["nsp", "pnr"]) // «Je ne sais pas», «Je préfère ne pas répondre»

// type: "radio" or "checkbox"; onchange(id, input) at each tap; checked: the ids to show as chosen.
export function cards(question, type, checked, onchange) {
  const name = freshId("choice")
  const nodes = question.choices.map((choice) => {
    const input = h("input", { type, name, value: choice.id, checked: checked.includes(choice.id), autocomplete: "off" })
    input.addEventListener("change", () => onchange(choice.id, input))
    const look = DECLINES.has(choice.id) ? "card decline" : "card"
    return h("label", { class: look }, input, pictogram(question, choice), h("span", { class: "words" }, phrase(choice.fr)), icon("check_circle", "mark"))
  })
  return h("div", { class: `cards ${layout(question)}`, style: `--rows: ${Math.ceil(nodes.length / 2)}` }, nodes)
}

// A figure is its own pictogram.
function pictogram(question, choice) {
  if (isDigits(question) && /^\d+$/.test(choice.id)) return h("span", { class: "digit", "aria-hidden": "true" }, choice.id)
  return icon(choice.icon)
}

function isDigits(question) {
  return question.kind === "number"
}

function layout(question) {
  if (question.kind === "scale5") return "scale"
  if (isDigits(question)) return "digits"
  const { length } = question.choices
  return length > 8 ? "list lots" : length > 5 ? "list many" : "list"
}
