// Majority judgment: one proposal a screen, one mention for each, from the worst to the best as all faces go.

import { there } from "../../there.js"
import { say } from "../../words.js"
import { methods } from "../methods.js"
import * as scale from "../scale.js"

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  const look = `mentions of-${paper.mentions.length}`
  return scale.draw(paper, marks, change, degrees(paper), look, say("vote.no_opinion"))
}

// Every proposal is read back, with what silence counts as by the rule of this vote.
/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  const silent = leftOut(paper) ? say("vote.no_opinion") : say("vote.no_opinion_counts", worst(paper))
  const words = new Map(degrees(paper).map(({ value, label }) => [value, label]))
  return paper.options.map((option) => ({ option, mark: words.get(marks[option.id]) ?? silent }))
}

/** @type {(paper: Paper) => string} */
export function hint(paper) {
  return leftOut(paper) ? say("vote.hint.majority_left_out") : say("vote.hint.majority", worst(paper))
}

/** @type {(paper: Paper) => boolean} */
function leftOut({ rules }) {
  return rules.silence === "left_out"
}

/** @type {(paper: Paper) => { worst: string }} */
function worst(paper) {
  return { worst: there(degrees(paper)[0]).label }
}

/** @type {(paper: Paper) => Degree[]} */
export function degrees(paper) {
  const rising = [...paper.mentions].sort((one, two) => one.value - two.value)
  const face = (/** @type {number} */ at) => `feeling_${at + 1}_${rising.length}`
  return rising.map(({ value, label }, at) => ({ value, label: say(label), icon: face(at) }))
}

methods.majority = { STEPWISE: true, DECLINES: true, draw, tell, hint }
