// Several choices. An exclusive one («Rien pour l'instant») unticks the others, and the others untick it.
// The value is the ticked ids in the order of the list, separated by one space.

import { cards } from "../cards.js"
import { ids, named, ticked, tooMany } from "../chosen.js"
import { kinds } from "../kinds.js"

/** @type {(question: Asking, value: Value, change: Change) => HTMLElement} */
function draw(question, value, change) {
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

/** @type {(question: Asking, value: Value) => string[]} */
function tell(question, value) {
  return named(question.choices, ids(value))
}

kinds.multiple = { draw, obstacle: tooMany, tell, chosen: ticked }
