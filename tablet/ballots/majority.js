// Majority judgment: one proposal a screen, one mention for each, the best first.

import { there } from "../there.js"
import { say } from "../words.js"
import * as scale from "./scale.js"

export const STEPWISE = true

// Every mention of domain/votes/majority.py, with its face.
/** @type {Record<string, string>} */
const FACES = {
  "vote.mention.rejected": "sentiment_very_dissatisfied",
  "vote.mention.insufficient": "sentiment_dissatisfied",
  "vote.mention.passable": "sentiment_neutral",
  "vote.mention.fairly_good": "sentiment_content",
  "vote.mention.good": "sentiment_satisfied",
  "vote.mention.very_good": "sentiment_very_satisfied",
  "vote.mention.excellent": "sentiment_excited",
  "vote.mention.never": "sentiment_very_dissatisfied",
  "vote.mention.dislike": "sentiment_dissatisfied",
  "vote.mention.so_so": "sentiment_neutral",
  "vote.mention.like": "sentiment_satisfied",
  "vote.mention.love": "sentiment_very_satisfied",
}

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  return scale.draw(paper, marks, change, mentions(paper), `mentions of-${paper.mentions.length}`)
}

// What was left without a mention is read back with the one that it receives.
/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  const worst = Math.min(...paper.mentions.map(({ value }) => value))
  const whole = Object.fromEntries(paper.options.map(({ id }) => [id, marks[id] ?? worst]))
  return scale.tell(paper, whole, mentions(paper))
}

/** @type {(paper: Paper) => string} */
export function hint(paper) {
  return say("vote.hint.majority", { worst: there(mentions(paper).at(-1)).label })
}

/** @type {(paper: Paper) => Degree[]} */
function mentions(paper) {
  const best = [...paper.mentions].sort((one, two) => two.value - one.value)
  return best.map(({ value, label }) => ({ value, label: say(label), icon: FACES[label] }))
}
