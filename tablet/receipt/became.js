// What became of an idea, for whoever kept its code.

import { h } from "../dom.js"
import { there } from "../there.js"
import { day, isolated, phrase, say } from "../words.js"

/** @type {Record<string, string>} */
const STANDS = {
  waiting: "receipt.idea.waiting",
  refused: "receipt.idea.refused",
  merged: "receipt.idea.merged",
  proposed: "receipt.idea.proposed",
  voting: "receipt.idea.voting",
  retained: "receipt.idea.retained",
  ongoing: "receipt.idea.ongoing",
  done: "receipt.idea.done",
  dropped: "receipt.idea.dropped",
}
/** @type {Record<string, string>} */
const HAPPENED = {
  proposed: "receipt.happened.proposed",
  refused: "receipt.happened.refused",
  merged: "receipt.happened.merged",
  put_to_vote: "receipt.happened.put_to_vote",
  retained: "receipt.happened.retained",
  not_retained: "receipt.happened.not_retained",
  started: "receipt.happened.started",
  done: "receipt.happened.done",
  dropped: "receipt.happened.dropped",
}

/** @type {ReceiptDraws} */
export function became(receipt) {
  const { idea, other } = there(receipt.found)
  return {
    heading: say("receipt.idea.title"),
    body: [
      h("p", { class: "lead", lang: "" }, say("receipt.idea.named", { title: isolated(idea.title) })),
      other ? h("p", {}, say("receipt.idea.joined", { title: isolated(other.title) })) : null,
      h("p", {}, say(STANDS[(other ?? idea).status])),
      happened([...idea.events, ...(other ? since(other, idea) : [])]),
    ],
    home: true,
    previous: () => receipt.forget(),
    next: { label: say("receipt.close"), icon: "check" },
    act: () => receipt.forget(),
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
