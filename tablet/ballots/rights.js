// The rights to vote that this device holds for the people to come, and those that a ballot has taken: the server names
// these too until it has that ballot.

import { there } from "../there.js"

export class Rights {
  /** @type {Record<string, string[]>} */ #held = {} // vote → tokens
  /** @type {Record<string, string[]>} */ #spent = {} // vote → tokens

  /** @type {(vote: string) => boolean} */
  has(vote) {
    return this.#held[vote]?.length > 0
  }

  /** @type {(vote: string) => string} */
  take(vote) {
    const token = there(this.#held[vote].shift())
    this.#spent[vote] = [...(this.#spent[vote] ?? []), token]
    return token
  }

  // All that the server has for this device, never more: what a ballot took meanwhile is not taken again. Returns
  // whether the stock is not what it was.
  /** @type {(votes: string[], named: Record<string, { token: string }[]>) => boolean} */
  renew(votes, named) {
    const had = JSON.stringify(this.#held)
    /** @type {(vote: string) => string[]} */
    const unspent = (vote) =>
      (named[vote] ?? []).map(({ token }) => token).filter((token) => !this.#spent[vote]?.includes(token))
    this.#held = Object.fromEntries(votes.map((vote) => [vote, unspent(vote)]))
    this.#spent = Object.fromEntries(votes.map((vote) => [vote, this.#spent[vote] ?? []]))
    return had !== JSON.stringify(this.#held)
  }

  // This device serves another workshop, or none.
  drop() {
    this.#held = {}
  }

  // What is kept of them, and back.
  get kept() {
    return { rights: this.#held, spent: this.#spent }
  }

  /** @type {(kept: { rights: Record<string, string[]>, spent?: Record<string, string[]> }) => void} */
  recall({ rights, spent = {} }) {
    this.#held = rights
    this.#spent = spent
  }
}
