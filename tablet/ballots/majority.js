// Majority judgment: one proposal a screen, one mention for each, from the worst to the best as all faces go.

import { there } from "../there.js"
import { say } from "../words.js"
import * as scale from "./scale.js"

export const STEPWISE = true

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  return scale.draw(paper, marks, change, degrees(paper), `mentions of-${paper.mentions.length}`)
}

// What was left without a mention is read back with the one that it receives.
/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  const worst = Math.min(...paper.mentions.map(({ value }) => value))
  const whole = Object.fromEntries(paper.options.map(({ id }) => [id, marks[id] ?? worst]))
  return scale.tell(paper, whole, degrees(paper))
}

/** @type {(paper: Paper) => string} */
export function hint(paper) {
  return say("vote.hint.majority", { worst: there(degrees(paper)[0]).label })
}

/** @type {(paper: Paper) => Degree[]} */
export function degrees(paper) {
  const rising = [...paper.mentions].sort((one, two) => one.value - two.value)
  const face = (/** @type {number} */ at) => `feeling_${at + 1}_${rising.length}`
  return rising.map(({ value, label }, at) => ({ value, label: say(label), icon: face(at) }))
}
