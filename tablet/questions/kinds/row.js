// What is said of one row: one choice; steps of a scale side by side where these are the choices.

import { isScale } from "../cards.js"
import { kinds } from "../kinds.js"
import { radios, tell } from "../radios.js"

kinds.row = {
  draw: (question, value, change) => radios(question, value, change, isScale(question) ? "scale" : "list"),
  tell,
}
