// Several choices. An exclusive one («Rien pour l'instant») unticks the others, and the others untick it.
// The value is the ticked ids in the order of the list, separated by one space.

import { cards } from "./cards.js"
import { named } from "./single.js"

/** @type {(question: Asking, value: Value, change: Change) => HTMLElement} */
export function draw(question, value, change) {
  const exclusive = new Set(question.choices.filter((choice) => choice.exclusive).map((choice) => choice.id))
  const group = cards(question, "checkbox", ids(value), (id, input) => {
    const boxes = [...group.querySelectorAll("input")]
    if (input.checked) {
      for (const box of boxes) if (box !== input && (exclusive.has(id) || exclusive.has(box.value))) box.checked = false
    }
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value)
    change(ticked.length ? ticked.join(" ") : null)
  })
  return group
}

/** @type {(question: Asking, value: Value) => Sentence | null} */
export function obstacle({ max_choices: most }, value) {
  return most && ids(value).length > most ? ["too_many", { most }] : null
}

/** @type {(question: Asking, value: Value) => string[]} */
export function tell(question, value) {
  return named(question.choices, ids(value))
}

/** @type {(value: Value | undefined) => string[]} */
export function ids(value) {
  return value ? value.split(" ") : []
}
