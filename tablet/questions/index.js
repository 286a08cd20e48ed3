// One module a kind of question. Each exports
//
//   draw(question, value, change): a node which shows `value` (null when there is none, never a default) and calls
//     change(value) at each tap, with null for no answer; change(value, { draft: true }) while a person is still
//     writing. A "leave" event on the node says: now or never.
//   obstacle(question, value): why this value is no answer (the server would say the same), the key and values of a
//     sentence, or null; it is then neither kept nor sent. lacking(question, value): what is missing to go on.
//   tell(question, value): the answer in words, for the review and the voice.
//
// A matrix, a roster and shares are drawn step by step: steps.js.

import { there } from "../there.js"
import { say } from "../words.js"
import * as multiple from "./multiple.js"
import * as number from "./number.js"
import * as ranking from "./ranking.js"
import * as rows from "./rows.js"
import * as shares from "./shares.js"
import * as single from "./single.js"
import * as text from "./text.js"

/** @type {Record<string, Kind>} */
const kinds = {
  single,
  scale5: single,
  row: single,
  multiple,
  number,
  text,
  ranking,
  matrix: rows,
  roster: rows,
  shares,
}

// Whether this tablet knows how to ask it.
/** @type {(question: Question) => boolean} */
export function answerable(question) {
  return question.kind in kinds
}

/** @type {(question: Asking, value: any, change: Change) => HTMLElement} */
export function draw(question, value, change) {
  return there(kinds[question.kind].draw)(question, value, change)
}

/** @type {(question: Asking, value: any) => Sentence | null} */
export function obstacle(question, value) {
  return kinds[question.kind].obstacle?.(question, value) ?? null
}

/** @type {(question: Asking, value: any) => Sentence | null} */
export function lacking(question, value) {
  return kinds[question.kind].lacking?.(question, value) ?? null
}

// An array of sentences; a question that was passed says so.
/** @type {(question: Question, value: Value) => string[]} */
export function tell(question, value) {
  return value ? there(kinds[question.kind].tell)(question, value) : [say("tell.passed")]
}
