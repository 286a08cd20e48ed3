// What became of the workshop of a ticket: nothing of what was answered is here, so it may be read with others.

import { h } from "../dom.js"
import { there } from "../there.js"
import { day, isolated, phrase, say } from "../words.js"

/** @type {Record<string, string>} */
const RESULTS = {
  published: "my_answers.followed.published",
  open: "my_answers.followed.open",
  soon: "my_answers.followed.soon",
  waiting: "my_answers.followed.waiting",
}
/** @type {Record<string, string>} */
const STANDS = {
  late: "my_answers.followed.late",
  promised: "my_answers.followed.promised",
  started: "my_answers.followed.started",
  partly: "my_answers.followed.partly",
  done: "my_answers.followed.done",
  dropped: "my_answers.followed.dropped",
}

/** @type {MyAnswersDraws} */
export function followed(page) {
  const { became, workshop } = there(page.held)
  const { votes, decisions } = became
  return {
    layout: ["leafed"],
    heading: say("my_answers.followed.title"),
    body: [
      h("p", { class: "lead" }, say("my_answers.followed.about", { workshop: isolated(workshop) })),
      h(
        "section",
        { class: "kept", tabindex: "0", "aria-label": say("my_answers.followed.title") },
        h("h2", {}, say("my_answers.followed.results")),
        h("p", {}, say(RESULTS[became.results])),
        listed(say("my_answers.followed.votes"), votes.map(voted)),
        listed(say("my_answers.followed.decisions"), decisions.map(promised)),
        votes.length + decisions.length === 0 ? h("p", {}, say("my_answers.followed.none")) : null,
        h("p", {}, say("my_answers.followed.same")),
        h("h2", {}, say("my_answers.followed.read")),
        h("p", {}, h("a", { href: "/resultats" }, say("my_answers.followed.to_results"))),
        h("p", {}, h("a", { href: "/suites" }, say("my_answers.followed.to_decisions"))),
      ),
    ],
    home: true,
    previous: () => page.show("holding"),
    choices: [
      { label: say("my_answers.holding.title"), icon: "arrow_back", act: () => page.show("holding") },
      { label: say("close"), icon: "check", act: () => page.forget() },
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
  if (said.length === 0) said.push(h("dd", {}, say("my_answers.followed.unseen")))
  const keeps = kept ? h("dd", {}, say("my_answers.followed.kept"), " ", phrase(kept)) : null
  return h("div", {}, h("dt", {}, phrase(question)), said, keeps)
}

/** @type {(decision: Followed["decisions"][0]) => HTMLElement} */
function promised({ text, owner, due, status, why }) {
  const who = say("my_answers.followed.who", { owner: isolated(owner), day: day(due) })
  return h(
    "div",
    {},
    h("dt", {}, phrase(text)),
    h("dd", {}, say(STANDS[status])),
    why ? h("dd", {}, phrase(why)) : null,
    h("dd", {}, who),
  )
}
