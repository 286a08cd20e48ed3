// A whole number: large buttons when the question has a list or few numbers are possible, otherwise a field with a
// keypad of our own, so that no keyboard covers half of the screen.

import { h, icon } from "../../dom.js"
import { content, say } from "../../words.js"
import { ticked } from "../chosen.js"
import { kinds } from "../kinds.js"
import { radios, tell as named } from "../radios.js"

const FEW = 11 // numbers that fit as buttons: 0 to 10
const FIRST_YEAR = 1900 // bounds of questions that ask for one (domain/participation/years.py)
const LAST_YEAR = 2100
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

/** @type {(question: Numbered, value: Value, change: Change) => HTMLElement} */
function draw(question, value, change) {
  const choices = buttons(question)
  return choices.length ? radios({ ...question, choices }, value, change, "digits") : keypad(question, value, change)
}

/** @type {(question: Numbered, value?: Value) => Sentence | null} */
function obstacle({ choices, low, high }, value) {
  if (choices.length || value === null || value === undefined) return null
  const number = Number(value)
  if (number >= (low ?? number) && number <= (high ?? number)) return null
  return ["out_of_range", { low: spelt({ low, high }, low), high: spelt({ low, high }, high) }]
}

/** @type {(question: Numbered, value: string) => string[]} */
function tell(question, value) {
  return question.choices.length ? named(question, value) : [spelt(question, value)]
}

// A year is written as one says it: 2026, and not 2 026.
/** @type {(bounds: Pick<Numbered, "low" | "high">, digits: string | number) => string} */
function spelt({ low, high }, digits) {
  return low >= FIRST_YEAR && high <= LAST_YEAR ? String(digits) : grouped(digits)
}

// Thousands are told apart by a thin space: 1 000 000.
/** @type {(digits: string | number) => string} */
function grouped(digits) {
  return String(digits).replace(/\B(?=(\d{3})+$)/g, "\u202f")
}

/** @type {(question: Numbered) => Choice[]} */
function buttons({ choices, low, high }) {
  if (choices.length || high - low >= FEW) return choices
  return Array.from({ length: high - low + 1 }, (_, at) => ({ id: String(low + at), fr: "" }))
}

/** @type {(question: Numbered, value: Value, change: Change) => HTMLElement} */
function keypad(question, value, change) {
  const longest = String(question.high).length
  const field = h("input", {
    class: "figure",
    inputmode: "none",
    value: spelt(question, value ?? ""),
    autocomplete: "off",
    "aria-label": content(question.fr).text,
  })
  /** @type {(text: string) => void} */
  const set = (text) => {
    const digits = text.replace(/\D/g, "").replace(/^0+(?=\d)/, "").slice(0, longest)
    field.value = spelt(question, digits)
    change(digits === "" ? null : digits)
  }
  field.addEventListener("input", () => set(field.value))
  /** @type {(key: string) => void} */
  const press = (key) => set(key === "erase" ? field.value.slice(0, -1) : field.value + key)
  const keys = KEYS.map((key) => (key ? button(key, () => press(key)) : h("span")))
  return h(
    "div",
    { class: "keypad", role: "group", "aria-label": content(question.fr).text },
    field,
    h("div", { class: "keys" }, keys),
  )
}

/** @type {(key: string, onclick: () => void) => HTMLElement} */
function button(key, onclick) {
  if (key !== "erase") return h("button", { type: "button", class: "plain", onclick }, key)
  return h("button", { type: "button", class: "plain", onclick, "aria-label": say("erase") }, icon("backspace"))
}

kinds.number = { draw, obstacle, tell, chosen: ticked }
