// A part of an answer as it is shown: a choice that is only known in French is marked as such, and what somebody wrote
// is in whatever language they wrote it.

import { h } from "../dom.js"
import { phrase } from "../words.js"

/** @type {(question: Question, value: Value, part: string) => Child} */
export function worded({ choices }, value, part) {
  if (part === value) return h("span", { lang: "", dir: "auto", translate: "no" }, part)
  return choices.some(({ fr }) => fr === part) ? phrase(part) : part
}
