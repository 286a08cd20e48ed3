// A whole number: large buttons when the question has a list, otherwise a field with a keypad of our own, so that no
// keyboard covers half of the screen.

import { h, icon } from "../dom.js"
import { content, say } from "../words.js"
import * as single from "./single.js"

const LONGEST = 6 // digits
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

export function draw(question, value, change) {
  return question.choices.length ? single.draw(question, value, change) : keypad(question, value, change)
}

export function obstacle({ choices, low, high }, value) {
  if (choices.length || value === null || value === undefined) return null
  const number = Number(value)
  return number < (low ?? number) || number > (high ?? number) ? ["out_of_range", { low, high }] : null
}

function keypad(question, value, change) {
  const field = h("input", { class: "figure", inputmode: "none", maxlength: LONGEST, value: value ?? "", autocomplete: "off", "aria-label": content(question.fr).text })
  const set = (text) => {
    field.value = text.replace(/\D/g, "").slice(0, LONGEST)
    change(field.value === "" ? null : String(Number(field.value)))
  }
  field.addEventListener("input", () => set(field.value))
  const press = (key) => set(key === "erase" ? field.value.slice(0, -1) : field.value + key)
  const keys = KEYS.map((key) => (key ? button(key, () => press(key)) : h("span")))
  return h("div", { class: "keypad", role: "group" }, field, h("div", { class: "keys" }, keys))
}

function button(key, onclick) {
  if (key !== "erase") return h("button", { type: "button", class: "plain", onclick }, key)
  return h("button", { type: "button", class: "plain", onclick, "aria-label": say("erase") }, icon("backspace"))
}
