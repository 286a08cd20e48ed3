// The votes that are open now: the way to the only one, or to one of several.

import { phrase, say } from "../words.js"
import { menu } from "./menu.js"

/** @type {Record<string, string>} */
const SIGNS = { open: "how_to_vote", slip: "confirmation_number", dry: "cloud_off", done: "check_circle" }

// One of the things that a person can do now. Whoever has voted on a shared tablet is not asked again.
/** @type {(table: Table) => Button | null} */
export function voting(table) {
  const waiting = waitingFor(table)
  if (!waiting.length) return null
  const act = () => (waiting.length === 1 ? table.show("vote", waiting[0].paper.id) : table.show("votes"))
  return { label: say("vote.open"), icon: "how_to_vote", act }
}

/** @type {Draws} */
export function votes(table) {
  const items = waitingFor(table).map(({ paper, state }) => ({
    label: phrase(paper.question), icon: SIGNS[state], act: () => table.show("vote", paper.id),
  }))
  return {
    neutral: true,
    heading: say("vote.which"),
    body: [menu(items)],
    quiet: withSlip(table),
    back: () => table.choose(),
  }
}

// Whoever holds a printed slip says so.
/** @type {(table: Table) => Button} */
export function withSlip(table) {
  return { label: say("vote.slip"), icon: "confirmation_number", act: () => table.show("vote_slip", "") }
}

/** @type {(table: Table) => { paper: Paper; state: string }[]} */
function waitingFor({ votes: { here }, device }) {
  return here.filter(({ state }) => !(device.shared && state === "done"))
}
