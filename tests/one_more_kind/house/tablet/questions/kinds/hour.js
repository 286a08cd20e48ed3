// An hour of the day.

import { h } from "../../dom.js"
import { content } from "../../words.js"
import { kinds } from "../kinds.js"

/** @type {(question: Asking, value: Value, change: Change) => HTMLElement} */
function draw(question, value, change) {
  const field = h("input", { type: "time", class: "figure", "aria-label": content(question.fr).text })
  field.value = value ?? ""
  field.addEventListener("input", () => change(field.value || null))
  return h("div", { class: "writing" }, field)
}

kinds.hour = { draw, tell: (_, value) => [value] }
