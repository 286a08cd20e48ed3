// After the ballot: it is in the urn only once the server has it; until then it is kept here: without network, or until
// the facilitator lets it in.

import { spelt } from "../ballots/receipt.js"
import { fell } from "../ballots/sound.js"
import { h } from "../dom.js"
import { there } from "../there.js"
import { say } from "../words.js"
import { held } from "./keepsakes.js"
import { copies } from "./slip.js"
import { possible } from "./things.js"

const SCREENS = { sending, kept, counted, refused }

/** @type {Draws} */
export function vote_cast(table) {
  const confirmed = there(table.votes.confirmed)
  table.place.at = confirmed.state
  return { aided: true, layout: ["middle", "narrow"], ...SCREENS[confirmed.state](table, confirmed) }
}

/** @type {(table: Table) => Screenful} */
function sending(table) {
  /** @type {(state: string) => unknown} */
  const onstatus = (state) => (state === "waiting" || state === "door") && table.votes.wait()
  return { heading: say("vote.sending"), icon: "how_to_vote", onstatus }
}

/** @type {(table: Table, ballot: Confirmed) => Screenful} */
function kept(table, { receipt }) {
  const where = h("p", { class: "lead", role: "status" })
  const onstatus = () => where.replaceChildren(say(table.outbox.full ? "vote.door_lead" : "vote.kept_lead"))
  const body = [where, slip(receipt), ...alone(table)]
  return { precious: true, heading: say("vote.kept"), icon: "how_to_vote", body, onstatus, ...end(table) }
}

/** @type {(table: Table, ballot: Confirmed) => Screenful} */
function counted(table, { receipt }) {
  fell()
  return {
    precious: true,
    heading: say("vote.counted_in"),
    icon: "how_to_vote",
    lead: say("vote.counted_in_lead"),
    body: [slip(receipt), ...alone(table)],
    ...end(table),
  }
}

/** @type {(table: Table, ballot: Confirmed) => Screenful} */
function refused(table, { why }) {
  return { heading: say("vote.refused"), icon: "info", lead: why, ...end(table, "vote.understood") }
}

// A ticket of its own: it proves that a ballot is counted.
/** @type {(receipt: string) => HTMLElement} */
function slip(receipt) {
  return h(
    "section",
    { class: "ticket receipt", "aria-label": say("vote.receipt") },
    h("p", { class: "ticket-title" }, say("vote.receipt")),
    h("p", { class: "ticket-digits", translate: "no", dir: "ltr" }, spelt(receipt)),
    h("p", { class: "ticket-note" }, say("vote.receipt_note")),
  )
}

// Whatever else this person can do; then all that they have to keep, if it is more than this.
/** @type {(table: Table, seen?: string) => { choices: Button[]; next: Next; act: () => unknown }} */
function end(table, seen = "vote.noted") {
  return { choices: possible(table), next: { label: say(seen), icon: "check" }, act: () => table.noted() }
}

// Paper and picture, where nothing else will be on them.
/** @type {(table: Table) => Child[]} */
function alone(table) {
  return held(table.visit) === 1 ? [copies(table)] : []
}
