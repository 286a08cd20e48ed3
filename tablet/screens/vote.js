// Before a ballot: what is asked, who decides, what this vote is worth, when the answer comes; then how it is counted
// and who will see what. All of it was decided before the vote opened.

import { announced, equality } from "../ballots/index.js"
import { h, icon } from "../dom.js"
import { phrase, say } from "../words.js"
import { puttingDown } from "./stop.js"
import { vote_slip } from "./vote_slip.js"
import { withSlip } from "./votes.js"

/** @type {Record<string, string>} */
const WORTH = { avis: "vote.worth.avis", priorite: "vote.worth.priorite", decision: "vote.worth.decision" }

// What the vote is about and what it is for; or why one cannot vote in it now.
/** @type {Draws} */
export function vote(table, id) {
  const state = table.votes.state(id)
  if (state === "slip") return { ...vote_slip(table, ""), layout: ["middle"] }
  if (state !== "open") return unable(table, state)
  const { paper } = table.votes.begin(id)
  const facts = [
    fact("groups", say("vote.decider"), phrase(paper.decider)),
    fact("gavel", say("vote.worth"), say(WORTH[paper.worth])),
    fact("event", say("vote.answer"), phrase(paper.answer_when)),
  ]
  return {
    layout: ["middle", "slight"],
    aided: true,
    heading: phrase(paper.question),
    icon: "how_to_vote",
    body: [h("ul", { class: "facts" }, facts), h("div", { class: "paper" }, slip(table))],
    dots: { at: 0, of: 2 },
    quiet: puttingDown(table),
    back: () => table.choose(),
    next: { label: say("next") },
    act: () => table.show("vote_rules", id),
  }
}

/** @type {(table: Table) => HTMLElement} */
function slip(table) {
  const { label, icon: sign, act } = withSlip(table)
  return h("button", { type: "button", class: "quiet", onclick: act }, icon(sign), h("span", {}, label))
}

/** @type {Record<string, { heading: string; icon: string; lead: string }>} */
const UNABLE = {
  done: { heading: "vote.already", icon: "how_to_vote", lead: "vote.already_lead" },
  dry: { heading: "vote.dry", icon: "cloud_off", lead: "no_pass.lead" },
  over: { heading: "vote.over", icon: "lock", lead: "vote.over_lead" },
}

/** @type {(table: Table, state: string) => Screenful} */
function unable(table, state) {
  const { heading, icon: sign, lead } = UNABLE[state]
  return {
    layout: ["middle", "slight"],
    aided: true,
    heading: say(heading),
    icon: sign,
    lead: say(lead),
    next: { label: say("vote.understood"), icon: "check" },
    act: () => table.choose(),
  }
}

// How it is counted, what is done about equal proposals, who sees what.
/** @type {Draws} */
export function vote_rules(table, id) {
  const { paper } = table.votes.begin(id)
  const facts = [
    fact("calculate", say("vote.counted"), ...announced(paper)),
    paper.quorum ? fact("how_to_reg", say("vote.quorum"), say("vote.quorum_asked", { n: paper.quorum })) : null,
    equality(paper) ? fact("balance", say("vote.tie"), equality(paper)) : null,
    paper.public
      ? fact("visibility", say("vote.seen"), say("vote.public"))
      : fact("lock", say("vote.seen"), say("vote.closed")),
    fact("visibility_off", say("vote.secret"), say("vote.secret_why")),
  ]
  return {
    layout: ["middle"],
    aided: true,
    heading: say("vote.how"),
    body: [h("ul", { class: "facts" }, facts)],
    dots: { at: 1, of: 2 },
    quiet: puttingDown(table),
    back: () => table.show("vote", id),
    next: { label: say("vote.begin") },
    act: () => table.show("vote_paper"),
  }
}

/** @type {(sign: string, name: string, ...sentences: Child[]) => HTMLElement} */
function fact(sign, name, ...sentences) {
  const said = sentences.filter(Boolean).map((sentence) => h("span", { "data-spoken": true }, sentence))
  return h("li", {}, icon(sign), h("span", { class: "about" }, h("strong", { "data-spoken": true }, name), ...said))
}
