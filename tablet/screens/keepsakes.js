// What a person takes away beside their ticket: the receipts of their ballots, the codes of their ideas.

import { spelt } from "../ballots/receipt.js"

// Six digits are read in two groups.
/** @type {(digits: string) => string} */
export function grouped(digits) {
  return `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`
}

/** @type {(visit: Visit) => Keepsake[]} */
export function receipts({ receipts }) {
  return receipts.map(({ about, code }) => ({ about, said: spelt(code) }))
}

// Of the ideas that the server has, or will have.
/** @type {(visit: Visit) => Keepsake[]} */
export function codes({ ideas }) {
  return ideas.flatMap(({ title, code }) =>
    code ? [{ about: title, said: `${code.words.join(" ")} ${grouped(code.digits).replace(" ", "\u00a0")}` }] : [],
  )
}

// How many things there are, the ticket among them.
/** @type {(visit: Visit) => number} */
export function held(visit) {
  return (visit.ticket ? 1 : 0) + receipts(visit).length + codes(visit).length
}
