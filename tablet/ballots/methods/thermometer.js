// Thermometer: eleven buttons from 0 to 10, with five faces. No slider: it asks for a steady hand.

import { say } from "../../words.js"
import { methods } from "../methods.js"
import * as scale from "../scale.js"

const FACE_OF = [1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5]

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
export function degrees() {
  return FACE_OF.map((face, value) => ({
    value,
    label: say("vote.degree", { n: value }),
    icon: `feeling_${face}_5`,
    digit: value,
  }))
}

methods.thermometer = { STEPWISE: true, draw, tell, hint }
