// The votes that are open now: the way to the only one, or to one of several.

import { phrase, say } from "../words.js"
import { menu } from "./menu.js"
import { puttingDown } from "./stop.js"

/** @type {Record<string, string>} */
const SIGNS = { open: "how_to_vote", slip: "confirmation_number", dry: "cloud_off", done: "check_circle" }

// One of the things that a person can do now. Whoever has voted on a shared tablet is not asked again; whoever has
// voted in another vote is told how many are left.
/** @type {(table: Table) => Button | null} */
export function voting(table) {
  const waiting = waitingFor(table)
  if (!waiting.length) return null
  const act = () => (waiting.length === 1 ? table.show("vote", waiting[0].paper.id) : table.show("votes"))
  const n = left(table)
  const again = n > 0 && n < table.votes.here.length
  return { label: again ? say("vote.more", { n }) : say("vote.open"), icon: "how_to_vote", act }
}

/** @type {(table: Table) => number} */
function left({ votes: { here } }) {
  return here.filter(({ state }) => state !== "done").length
}

/** @type {Draws} */
export function votes(table) {
  const items = waitingFor(table).map(({ paper, state }) => ({
    label: phrase(paper.question), icon: SIGNS[state], act: () => table.show("vote", paper.id),
  }))
  return {
    neutral: true,
    aided: true,
    heading: say("vote.which"),
    lead: say("vote.left", { n: left(table) }),
    body: [menu([...items, withSlip(table)])],
    quiet: puttingDown(table),
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
