// The ballot itself, then the choice read back. Nothing of it is kept before it is confirmed; voting blank weighs as
// much as choosing, and changing one's mind as much as confirming.

import { declines, draw, hint, obstacle, pages, single, takesWords, tell } from "../ballots/index.js"
import { allow } from "../ballots/sound.js"
import { h, icon } from "../dom.js"
import { there } from "../there.js"
import { phrase, say } from "../words.js"
import { puttingDown } from "./stop.js"

export const LONGEST = 280 // characters of a written objection
const COLUMN = 5 // lines of what is read back; more are set in two columns

/** @type {Draws} */
export function vote_paper(table, at) {
  const ballot = there(table.votes.ballot)
  const { paper } = ballot
  const parts = pages(paper)
  const offer = () => nextButton(ballot, parts, at)
  const field = draw(parts[at], ballot.marks, (marks) => {
    ballot.marks = marks
    table.shell.offer(offer())
    table.shell.note("")
  })
  return {
    draft: true,
    aided: true,
    quiet: puttingDown(table),
    heading: phrase(paper.question),
    lead: hint(paper),
    body: [h("div", { class: "field" }, field)],
    progress:
      parts.length > 1 ? { at, of: parts.length, key: single(parts[at]) ? "vote.proposal" : "vote.page" } : undefined,
    back: () => (at > 0 ? table.show("vote_paper", at - 1) : table.show("vote_rules", paper.id)),
    choices: [{ label: say("vote.blank"), icon: "radio_button_unchecked", act: () => check(table, true) }],
    next: offer(),
    act: () => (at + 1 < parts.length ? table.show("vote_paper", at + 1) : check(table, false)),
  }
}

/** @type {(table: Table, blank: boolean) => void} */
function check(table, blank) {
  there(table.votes.ballot).blank = blank
  table.show("vote_check")
}

/** @type {(ballot: Ballot, parts: Paper[], at: number) => Next} */
function nextButton({ paper, marks }, parts, at) {
  const last = at + 1 === parts.length
  const label = say(last ? "vote.read" : "next")
  const met = !single(parts[at]) || parts[at].options[0].id in marks
  if (!met && declines(parts[at])) return { label, ready: false, otherwise: say("vote.judge") }
  if (!last) return met ? { label } : { label: say("pass"), tone: "plain", icon: "skip_next" }
  const problem = obstacle(paper, marks)
  return { label, ready: !problem, otherwise: problem ? say(...problem) : "" }
}

/** @type {Draws} */
export function vote_check(table) {
  const ballot = there(table.votes.ballot)
  const { paper, marks, blank } = ballot
  const change = () => table.show("vote_paper", 0)
  return {
    layout: ["middle", "slight", "narrow"],
    draft: true,
    previous: change,
    aided: true,
    quiet: puttingDown(table),
    heading: say(blank ? "vote.check_blank" : "vote.check"),
    icon: blank ? "radio_button_unchecked" : undefined,
    lead: say(blank ? "vote.check_blank_lead" : "vote.check_lead"),
    body: blank ? [] : [chosen(paper, marks), takesWords(paper, marks) ? writing(ballot) : null],
    choices: [{ label: say("vote.change"), icon: "edit", act: change }],
    next: { label: say("vote.confirm"), icon: "check" },
    act: () => confirm(table),
  }
}

/** @type {(paper: Paper, marks: Marks) => HTMLElement} */
function chosen(paper, marks) {
  const lines = tell(paper, marks).map(({ option, mark }) => {
    const title = h("strong", { "data-spoken": true }, phrase(option.title))
    return h(
      "li",
      {},
      icon(option.icon),
      h("span", { class: "about" }, title, mark ? h("span", { "data-spoken": true }, mark) : null),
    )
  })
  return h("ul", { class: `facts read ${lines.length > COLUMN ? "many" : ""}` }, lines)
}

/** @type {(ballot: Ballot) => HTMLElement} */
function writing(ballot) {
  const area = h("textarea", { rows: 2, maxlength: LONGEST, autocomplete: "off", spellcheck: "false" })
  area.value = ballot.words
  area.addEventListener("input", () => (ballot.words = area.value))
  return h("label", { class: "said" }, h("span", { "data-spoken": true }, say("vote.words")), area)
}

/** @type {(table: Table) => Promise<unknown>} */
async function confirm(table) {
  allow()
  const { id } = there(table.votes.ballot).paper
  if (table.votes.state(id) !== "open") return table.show("vote", id)
  const casting = table.votes.cast()
  const { id: ballot, about, receipt } = there(table.votes.confirmed)
  const noting = table.visit.noted({ ballot, about, code: receipt })
  table.show("vote_cast")
  return Promise.all([casting, noting])
}
