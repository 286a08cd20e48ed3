// The receipt: a code made here and shown once. The server only learns its digest, apart from the ballot, so the code
// proves that a ballot was counted and tells nothing of what it says.

import { below } from "./random.js"
import { sha256 } from "./sha256.js"

const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789" // as codes on a wall: no 0 O 1 I L
const LENGTH = 8

export function fresh() {
  return Array.from({ length: LENGTH }, () => ALPHABET[below(ALPHABET.length)]).join("")
}

/** @type {(code: string) => string} */
export function digest(code) {
  return sha256(code)
}

// In two groups, as it is read and noted.
/** @type {(code: string) => string} */
export function spelt(code) {
  return `${code.slice(0, LENGTH / 2)} ${code.slice(LENGTH / 2)}`
}
