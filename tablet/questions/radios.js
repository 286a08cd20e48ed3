// One choice: a group of radios.

import { cards } from "./cards.js"
import { named } from "./chosen.js"

/** @type {(question: Asking, value: Value, change: Change, manner?: Manner) => HTMLElement} */
export function radios(question, value, change, manner) {
  return cards(question, "radio", [value], (id) => change(id), manner)
}

/** @type {(question: Asking, value: Value) => string[]} */
export function tell(question, value) {
  return named(question.choices, [value])
}
