// Ballots in every state: as one finds them, filled in by taps on the real screens, read back, blank.

import { pages } from "/assets/tablet/ballots/index.js"

// The places of the n-th open vote, see SCENES in boxes.js.
export function ballot(table, n, filled) {
  const { id, method } = table.votes.here[n].paper
  const { paper } = table.votes.begin(id)
  const sheets = pages(paper).map((_, at) => ["vote_paper", at])
  if (filled) {
    table.votes.ballot.marks = {}
    for (const [, at] of sheets) {
      table.show("vote_paper", at)
      for (const target of targets(table, method)) target.click()
    }
  } else table.votes.ballot = null
  const how = filled ? "filled" : ""
  const sheet = ([name, at]) => [name, `${method} ${at} ${how}`.trim(), () => begun(table, id, name, at, filled)]
  const said = (blank) => [
    "vote_check",
    `${method} ${blank ? "blank" : ""}`.trim(),
    () => ((table.votes.begin(id).blank = blank), table.show("vote_check")),
  ]
  return [["vote", id], ["vote_rules", id], ...sheets.map(sheet), said(!filled)]
}

function begun(table, id, name, at, filled) {
  if (!filled) table.votes.ballot = null
  table.votes.begin(id)
  table.show(name, at)
}

function targets(table, method) {
  const all = (selector) => [...table.root.querySelectorAll(`form.screen ${selector}`)]
  if (method === "majority" || method === "thermometer" || method === "consent") return all(".degrees input").slice(-1)
  if (method === "dots") return [...all(".counted .step:last-child"), ...all(".counted .step:last-child")]
  return all(".proposals .card").map((card) => card.querySelector("input") ?? card)
}
