// Thermometer: eleven buttons from 0 to 10, with five faces. No slider: it asks for a steady hand.

import { say } from "../words.js"
import * as scale from "./scale.js"

export const STEPWISE = true
const FACES = [
  "sentiment_very_dissatisfied",
  "sentiment_dissatisfied",
  "sentiment_neutral",
  "sentiment_satisfied",
  "sentiment_very_satisfied",
]
const FACE_OF = [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  return scale.draw(paper, marks, change, degrees(), "warmth")
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return scale.tell(paper, marks, degrees())
}

export function hint() {
  return say("vote.hint.thermometer")
}

/** @type {() => Degree[]} */
function degrees() {
  return FACE_OF.map((face, value) => ({
    value,
    label: say("vote.degree", { n: value }),
    icon: FACES[face],
    digit: value,
  }))
}
