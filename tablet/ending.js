// How a turn ends: what was shown is noted, the next person comes. On a phone nobody follows: the end is an end.

import { held } from "./screens/keepsakes.js"
import { Visit } from "./visit.js"

export const ending = {
  // A ticket or a receipt was noted. More than one thing to keep: all of it on one slip, before anything else.
  /** @type {(table: Table) => unknown} */
  noted(table) {
    const { visit, device, place } = table
    if (place.name === "vote_cast" && held(visit) > 1) return table.show("slip")
    return device.shared ? table.go("over") : ending.next(table)
  },

  // «J'arrête ici»: nothing is kept of somebody who said nothing.
  /** @type {(table: Table) => Promise<unknown>} */
  async stop(table) {
    const { visit } = table
    if (visit.said) return table.finish(true)
    const sent = visit.finish(true, { name: "refused", at: 0 })
    table.show("refused")
    return sent
  },

  // «J'ai fini», said by somebody who is there: whoever answered gets their ticket. Only silence forgets it.
  /** @type {(table: Table) => unknown} */
  leave(table) {
    return table.visit.said && !table.visit.over ? table.finish(true) : ending.abandon(table)
  },

  // «J'arrête ici», in the middle of a ballot or an idea: whoever has something to note sees it again.
  /** @type {(table: Table) => unknown} */
  putDown(table) {
    const { visit, votes } = table
    votes.ballot = null
    visit.idea = null
    if (visit.over) return table.show("done")
    return !visit.said && held(visit) ? table.show("slip") : ending.leave(table)
  },

  // Nobody is there any more.
  /** @type {(table: Table) => Promise<void>} */
  async abandon(table) {
    const { visit } = table
    if (visit.begun && !visit.over) visit.finish(true, table.place)
    await ending.next(table)
  },

  // «Personne suivante»: the screen goes first, then everything kept of this turn. Whose phone it is keeps their
  // language.
  /** @type {(table: Table) => Promise<void>} */
  async next(table) {
    const past = table.visit
    table.visit = new Visit(table.outbox, table.comfort)
    if (table.device.shared) table.comfort.reset()
    const forgotten = table.votes.turn()
    table.welcome()
    await Promise.all([forgotten, past.wipe()])
  },
}
