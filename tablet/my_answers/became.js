// What became of an idea, for whoever kept its code.

import { h } from "../dom.js"
import { there } from "../there.js"
import { day, isolated, phrase, say } from "../words.js"

/** @type {Record<string, string>} */
const STANDS = {
  waiting: "my_answers.idea.waiting",
  refused: "my_answers.idea.refused",
  merged: "my_answers.idea.merged",
  proposed: "my_answers.idea.proposed",
  voting: "my_answers.idea.voting",
  retained: "my_answers.idea.retained",
  ongoing: "my_answers.idea.ongoing",
  done: "my_answers.idea.done",
  dropped: "my_answers.idea.dropped",
}
/** @type {Record<string, string>} */
const HAPPENED = {
  proposed: "my_answers.happened.proposed",
  refused: "my_answers.happened.refused",
  merged: "my_answers.happened.merged",
  put_to_vote: "my_answers.happened.put_to_vote",
  retained: "my_answers.happened.retained",
  not_retained: "my_answers.happened.not_retained",
  started: "my_answers.happened.started",
  done: "my_answers.happened.done",
  dropped: "my_answers.happened.dropped",
}

/** @type {MyAnswersDraws} */
export function became(page) {
  const { idea, other } = there(page.found)
  return {
    heading: say("my_answers.idea.title"),
    body: [
      h("p", { class: "lead", lang: "" }, say("my_answers.idea.named", { title: isolated(idea.title) })),
      other ? h("p", {}, say("my_answers.idea.joined", { title: isolated(other.title) })) : null,
      h("p", {}, say(STANDS[(other ?? idea).status])),
      happened([...idea.events, ...(other ? since(other, idea) : [])]),
    ],
    home: true,
    previous: () => page.forget(),
    next: { label: say("close"), icon: "check" },
    act: () => page.forget(),
  }
}

// Of the idea that was kept instead, what came after they were put together.
/** @type {(other: Became, idea: Became) => Happened[]} */
function since(other, idea) {
  const from = idea.events.at(-1)?.day ?? ""
  return other.events.filter((event) => event.kind !== "proposed" && event.day >= from)
}

/** @type {(events: Happened[]) => HTMLElement} */
function happened(events) {
  const lines = events.map(({ kind, day: when, why }) =>
    h("div", {}, h("dt", {}, day(when)), h("dd", {}, say(HAPPENED[kind]), why ? [" ", phrase(why)] : "")),
  )
  return h("dl", { class: "told" }, lines)
}
