// What became of the workshop of a ticket: nothing of what was answered is here, so it may be read with others.

import { h } from "../dom.js"
import { there } from "../there.js"
import { day, isolated, phrase, say } from "../words.js"

/** @type {Record<string, string>} */
const RESULTS = {
  published: "receipt.followed.published",
  open: "receipt.followed.open",
  soon: "receipt.followed.soon",
  waiting: "receipt.followed.waiting",
}
/** @type {Record<string, string>} */
const STANDS = {
  late: "receipt.followed.late",
  promised: "receipt.followed.promised",
  started: "receipt.followed.started",
  partly: "receipt.followed.partly",
  done: "receipt.followed.done",
  dropped: "receipt.followed.dropped",
}

/** @type {ReceiptDraws} */
export function followed(receipt) {
  const { became, workshop } = there(receipt.held)
  const { votes, decisions } = became
  return {
    heading: say("receipt.followed.title"),
    body: [
      h("p", { class: "lead" }, say("receipt.followed.about", { workshop: isolated(workshop) })),
      h(
        "section",
        { class: "kept", tabindex: "0", "aria-label": say("receipt.followed.title") },
        h("h2", {}, say("receipt.followed.results")),
        h("p", {}, say(RESULTS[became.results])),
        listed(say("receipt.followed.votes"), votes.map(voted)),
        listed(say("receipt.followed.decisions"), decisions.map(promised)),
        votes.length + decisions.length === 0 ? h("p", {}, say("receipt.followed.none")) : null,
        h("p", {}, say("receipt.followed.same")),
        h("h2", {}, say("receipt.followed.read")),
        h("p", {}, h("a", { href: "/resultats" }, say("receipt.followed.to_results"))),
        h("p", {}, h("a", { href: "/suites" }, say("receipt.followed.to_decisions"))),
      ),
    ],
    home: true,
    previous: () => receipt.show("holding"),
    choices: [
      { label: say("receipt.holding.title"), icon: "arrow_back", act: () => receipt.show("holding") },
      { label: say("receipt.close"), icon: "check", act: () => receipt.forget() },
    ],
  }
}

/** @type {(heading: string, lines: HTMLElement[]) => Child[]} */
function listed(heading, lines) {
  return lines.length === 0 ? [] : [h("h2", {}, heading), h("dl", { class: "told" }, lines)]
}

/** @type {(vote: Followed["votes"][0]) => HTMLElement} */
function voted({ question, outcome, kept }) {
  const said = outcome.map((each) => h("dd", {}, phrase(each)))
  if (said.length === 0) said.push(h("dd", {}, say("receipt.followed.unseen")))
  const keeps = kept ? h("dd", {}, say("receipt.followed.kept"), " ", phrase(kept)) : null
  return h("div", {}, h("dt", {}, phrase(question)), said, keeps)
}

/** @type {(decision: Followed["decisions"][0]) => HTMLElement} */
function promised({ text, owner, due, status, why }) {
  const who = say("receipt.followed.who", { owner: isolated(owner), day: day(due) })
  return h(
    "div",
    {},
    h("dt", {}, phrase(text)),
    h("dd", {}, say(STANDS[status])),
    why ? h("dd", {}, phrase(why)) : null,
    h("dd", {}, who),
  )
}
