// What became of what was sent. Whatever the server did not take, or nobody can open any more, is told: to the person
// while it is their turn, on the first screen afterwards. It is never called saved.

import { Votes } from "./ballots/votes.js"
import { LINKING } from "./card.js"
import { TAKING, settled } from "./own.js"
import { say } from "./words.js"

const BEGINNING = "/api/consent" // without it nothing else of a turn is taken

export const verdicts = {
  /** @type {(table: Table, id: string, letter: Letter) => unknown} */
  taken(table, id, letter) {
    const { votes, visit } = table
    votes.delivered(id)
    if (letter.path === TAKING) return settled(table, id, "taken")
    return id === visit.id ? visit.accepted(letter) : undefined
  },

  /** @type {(table: Table, id: string, letter: Letter, refusal: Told) => Promise<unknown>} */
  async refused(table, id, letter, refusal) {
    if (Votes.isBallot(id)) return uncounted(table, id, refusal)
    const ends = refusal.ends === "turn" || refusal.ends === "workshop" // the server takes nothing more from this turn
    if (letter.path === TAKING && !ends) return settled(table, id, "refused") // an ordinary one is given at the end
    if (letter.path === LINKING && !ends) return id === table.visit.id && table.shell.note(refusal.detail) // no answer
    if (ends) await table.device.discard() // passes of the same stock would fare no better: fresh ones
    return missed(table, id, letter, refusal.detail, ends || letter.path === BEGINNING)
  },

  /** @type {(table: Table, id: string) => Promise<unknown>} */
  async lost(table, id) {
    if (Votes.isBallot(id)) return uncounted(table, id, { detail: say("lost") })
    return missed(table, id, null, say("lost"), false)
  },
}

// Its receipt proves nothing: it leaves the slip.
/** @type {(table: Table, id: string, why: Told) => Promise<unknown>} */
async function uncounted({ votes, visit }, id, why) {
  await visit.unnoted(id)
  return votes.refused(id, why)
}

/** @type {(table: Table, id: string, letter: Letter | null, why: string, ends: boolean) => Promise<unknown>} */
async function missed(table, id, letter, why, ends) {
  const { visit } = table
  if (id !== visit.id && !visit.ideas.some((idea) => idea.id === id)) return table.missed()
  await visit.missed(letter, id)
  if (visit !== table.visit) return table.missed() // they have gone meanwhile
  if (ends) return table.go("stopped", why)
  return table.shell.note(why)
}
