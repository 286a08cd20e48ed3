// The code of an idea: six pictograms and six digits, drawn here. The idea goes under an identifier derived from it, so
// the server can be asked later what became of it, and learns nothing now.

import { below } from "./ballots/random.js"
import { sha256 } from "./ballots/sha256.js"
import { DIGITS, SIGNS } from "./ticket.js"

const GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/ // of a UUID

/** @type {(pictograms: Pictogram[]) => Ticket} */
export function fresh(pictograms) {
  const drawn = Array.from({ length: SIGNS }, () => pictograms[below(pictograms.length)])
  const digits = Array.from({ length: DIGITS }, () => below(10)).join("")
  return { words: drawn.map(([word]) => word), icons: drawn.map(([, icon]) => icon), digits }
}

// As domain/priorities/code.py derives it.
/** @type {(code: Ticket) => string} */
export function ideaOf({ words, digits }) {
  return sha256(`idea:${[...words, digits].join("-")}`).slice(0, 32).replace(GROUPS, "$1-$2-$3-$4-$5")
}
