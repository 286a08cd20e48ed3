// A ticket that somebody has on paper already, printed before the workshop: typed at the start of a turn, sent after
// the consent, and from then on the ticket of this turn. The server alone knows whether it is free: until it has said
// so, and where it says no, the ticket of the pass is shown at the end as to everybody.

import { link } from "./card.js"
import { say } from "./words.js"

export const TAKING = "/api/consent/ticket"
const SHOWN = new Set(["done", "slip"]) // where the ticket stands

// What they had on paper and typed before the consent: each goes before any answer.
/** @type {(visit: Visit) => Promise<void>[]} */
export function brought(visit) {
  const { own, card } = visit
  return [...(own ? [take(visit, own.ticket)] : []), ...(card ? [link(visit)] : [])]
}

/** @type {(visit: Visit, ticket: Ticket) => Promise<void>} */
export function take(visit, ticket) {
  visit.own = { ticket, state: "sent" }
  return visit.first(TAKING, { ticket: [...ticket.words, ticket.digits].join("-") })
}

// What the server said of it: "taken" or "refused". Of people who have gone nothing is lost: they saw the other one.
/** @type {(table: Table, id: string, state: "taken" | "refused") => Promise<void>} */
export async function settled(table, id, state) {
  const { visit } = table
  if (id !== visit.id) return
  await visit.owned(state)
  if (visit !== table.visit) return
  if (SHOWN.has(table.place.name)) table.show(table.place.name, table.place.at)
  else if (state === "refused") table.shell.note(say("own.refused"))
}

// The sentence above a ticket that says whether it is the one they had.
/** @type {(visit: Visit) => string} */
export function sentence({ own }) {
  if (!own) return ""
  return say(own.state === "taken" ? "own.taken" : own.state === "refused" ? "own.refused" : "own.waiting")
}
