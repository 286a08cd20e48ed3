// One choice among several, or a scale of five: a group of radios.

import { content } from "../words.js"
import { cards } from "./cards.js"

export function draw(question, value, change) {
  const group = cards(question, "radio", [value], (id) => change(id))
  group.setAttribute("role", "radiogroup")
  group.setAttribute("aria-label", content(question.fr).text)
  return group
}
