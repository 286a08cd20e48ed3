// After the ballot: it is in the urn only once the server has it; until then, and without network, it is kept here.

import { spelt } from "../ballots/receipt.js"
import { fell } from "../ballots/sound.js"
import { h } from "../dom.js"
import { say } from "../words.js"

const SAID = {
  kept: ["vote.kept", "vote.kept_lead"],
  counted: ["vote.counted_in", "vote.counted_in_lead"],
  refused: ["vote.refused"],
}

export function vote_cast(table) {
  const { confirmed } = table.votes
  const shared = table.device.shared
  const [heading, lead] = SAID[confirmed.state]
  const kept = confirmed.state !== "refused"
  if (confirmed.state === "counted") fell()
  return {
    heading: say(heading),
    icon: kept ? "how_to_vote" : "info",
    lead: lead ? say(lead) : confirmed.why,
    body: kept ? [receipt(confirmed.receipt)] : [],
    choices: others(table),
    next: { label: say(shared ? "next_person" : "vote.done"), icon: shared ? "group" : "check" },
    act: () => table.next(),
  }
}

function receipt(code) {
  return h(
    "section",
    { class: "ticket receipt", "aria-label": say("vote.receipt") },
    h("p", { class: "ticket-title" }, say("vote.receipt")),
    h("p", { class: "ticket-digits", translate: "no" }, spelt(code)),
    h("p", { class: "ticket-note" }, say("vote.receipt_note")),
  )
}

// The other votes that wait for this person.
function others(table) {
  const open = table.votes.here.filter(({ state }) => state === "open")
  return open.slice(0, 1).map(({ paper }) => ({ label: say("vote.other"), icon: "how_to_vote", act: () => table.show("vote", paper.id) }))
}
