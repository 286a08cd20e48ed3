// A part of an answer as it is shown: a choice that is only known in French is marked as such.

import { phrase } from "../words.js"

/** @type {(question: Question, part: string) => Child} */
export function worded({ choices }, part) {
  return choices.some(({ fr }) => fr === part) ? phrase(part) : part
}
