// Several choices. An exclusive one («Rien pour l'instant») unticks the others, and the others untick it.
// The value is the ticked ids in the order of the list, separated by one space.

import { content } from "../words.js"
import { cards } from "./cards.js"

export function draw(question, value, change) {
  const exclusive = new Set(question.choices.filter((choice) => choice.exclusive).map((choice) => choice.id))
  const group = cards(question, "checkbox", (value ?? "").split(" "), (id, input) => {
    const boxes = [...group.querySelectorAll("input")]
    if (input.checked) {
      for (const box of boxes) if (box !== input && (exclusive.has(id) || exclusive.has(box.value))) box.checked = false
    }
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value)
    change(ticked.length ? ticked.join(" ") : null)
  })
  group.setAttribute("role", "group")
  group.setAttribute("aria-label", content(question.fr).text)
  return group
}

export function obstacle(question, value) {
  const ticked = value ? value.split(" ").length : 0
  const most = question.max_choices
  return most && ticked > most ? ["too_many", { most }] : null
}
