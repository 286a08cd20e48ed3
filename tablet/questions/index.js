// What every screen asks of a question, whatever its kind: kinds.js says what a kind is.

import { there } from "../there.js"
import { say } from "../words.js"
import { kinds } from "./kinds.js"

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

// The choices whose pictures show it, in the order in which it is told.
/** @type {(question: Question, value: Value) => Choice[]} */
export function chosen(question, value) {
  const ids = value ? (kinds[question.kind].chosen?.(question, value) ?? []) : []
  return ids.flatMap((id) => question.choices.filter((choice) => choice.id === id))
}

// How it is asked row by row; undefined where it is asked at once.
/** @type {(question: Pick<Asking, "kind">) => Rows | undefined} */
export function rowsOf({ kind }) {
  return kinds[kind].rows
}

/** @type {(question: Pick<Asking, "kind">) => boolean} */
export function proposes({ kind }) {
  return kinds[kind].proposes ?? false
}
