// One choice among several, a scale of five, or what is said of one row: a group of radios.

import { content } from "../words.js"
import { cards } from "./cards.js"

/** @type {(question: Asking, value: Value, change: Change) => HTMLElement} */
export function draw(question, value, change) {
  return cards(question, "radio", [value], (id) => change(id))
}

/** @type {(question: Asking, value: Value) => string[]} */
export function tell(question, value) {
  return named(question.choices, [value])
}

// The words of these ids, in their order. An id that left the list has none.
/** @type {(choices: Choice[], ids: (Value | undefined)[]) => string[]} */
export function named(choices, ids) {
  const found = ids.map((id) => choices.find((choice) => choice.id === id))
  return found.flatMap((choice) => (choice ? [content(choice.fr).text] : []))
}
