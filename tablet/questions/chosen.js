// Ids of a list: what ticked and ranked answers are made of, separated by one space.

import { content } from "../words.js"

/** @type {(value: Value | undefined) => string[]} */
export function ids(value) {
  return value ? value.split(" ") : []
}

// The words of these ids, in their order. An id that left the list has none.
/** @type {(choices: Choice[], ids: (Value | undefined)[]) => string[]} */
export function named(choices, ids) {
  const found = ids.map((id) => choices.find((choice) => choice.id === id))
  return found.flatMap((choice) => (choice ? [content(choice.fr).text] : []))
}

/** @type {(question: Asking, value: Value) => Sentence | null} */
export function tooMany({ max_choices: most }, value) {
  return most && ids(value).length > most ? ["too_many", { most }] : null
}

// What `chosen` is for whatever has a list.
/** @type {(question: Question, value: Value) => string[]} */
export function ticked(_, value) {
  return ids(value)
}
