// «Proposer une idée»: what, about what, one more sentence if one wishes. The draft lives in memory only, and goes with
// the token of the device: nothing ties an idea to the answers of whoever had it.

import { complaint } from "../complaint.js"
import { h } from "../dom.js"
import { cards } from "../questions/cards.js"
import { draw } from "../questions/writing.js"
import { there } from "../there.js"
import { say } from "../words.js"
import { coded, copies } from "./slip.js"
import { puttingDown } from "./stop.js"

const STEPS = [what, theme, more]
export const LONGEST_TITLE = 80 // characters, as domain/priorities/priority.py says
export const LONGEST_DESCRIPTION = 140

// One of the things a person can do now: {label, icon, act}, or null while it is not possible.
/** @type {(table: Table) => Button | null} */
export function proposing(table) {
  if (table.device.place?.state !== "admitted") return null
  const from = table.place
  return { label: say("idea.propose"), icon: "lightbulb", act: () => begin(table, from) }
}

/** @type {(table: Table, from: Spot) => void} */
function begin(table, from) {
  table.visit.idea = { title: null, theme: null, description: null, from }
  table.show("propose", 0)
}

/** @type {Draws} */
export function propose(table, at) {
  return {
    draft: true,
    aided: true,
    quiet: puttingDown(table),
    dots: { at, of: STEPS.length },
    back: () => (at > 0 ? table.show("propose", at - 1) : leave(table)),
    ...STEPS[at](table, there(table.visit.idea), () => table.show("propose", at + 1)),
  }
}

// It left, or will; nobody is thanked twice. Its code tells later what became of it.
/** @type {Draws} */
export function proposed(table) {
  const code = table.visit.ideas.at(-1)?.code
  return {
    layout: ["middle", "large", "stated"],
    aided: true,
    precious: Boolean(code),
    heading: say("idea.sent"),
    icon: "lightbulb",
    lead: say("idea.sent_lead"),
    body: code ? [coded(code), copies(table)] : [],
    previous: () => leave(table),
    next: { label: say(code ? "idea.noted" : "next"), icon: code ? "check" : undefined },
    act: () => leave(table),
  }
}

/** @type {(table: Table) => void} */
function leave(table) {
  const { from } = there(table.visit.idea)
  table.visit.idea = null
  table.show(from.name, from.at)
}

/** @type {(table: Table, draft: Idea, act: () => void) => Screenful} */
function what(table, draft, act) {
  const offer = () => ({ label: say("next"), ready: Boolean(draft.title), otherwise: say("idea.what_missing") })
  const field = writing(say("idea.what"), draft.title, LONGEST_TITLE, (title) => {
    draft.title = title
    table.shell.offer(offer())
    table.shell.note("")
  })
  return { heading: say("idea.what"), lead: say("idea.no_name"), body: [field], next: offer(), act }
}

/** @type {(table: Table, draft: Idea, act: () => void) => Screenful} */
function theme(table, draft, act) {
  const offer = () => ({ label: say("next"), ready: draft.theme !== null, otherwise: say("choose") })
  const group = cards({ choices: table.device.workshop.subjects }, "radio", [draft.theme], (id) => {
    draft.theme = id
    table.shell.offer(offer())
    table.shell.note("")
  })
  group.setAttribute("role", "radiogroup")
  group.setAttribute("aria-label", say("idea.theme"))
  return { heading: say("idea.theme"), body: [h("div", { class: "field" }, group)], next: offer(), act }
}

/** @type {(table: Table, draft: Idea) => Screenful} */
function more(table, draft) {
  const field = writing(say("idea.more"), draft.description, LONGEST_DESCRIPTION, (description) => {
    draft.description = description
  })
  return {
    heading: say("idea.more"),
    lead: say("idea.more_lead"),
    body: [field],
    next: { label: say("idea.send"), icon: "send" },
    act: () => {
      const { title, theme, description } = draft
      table.propose({ title, theme, description: description ?? "" })
      table.show("proposed")
    },
  }
}

/** @type {(label: string, value: Value, most: number, change: (value: Value) => void) => HTMLElement} */
function writing(label, value, most, change) {
  const note = complaint()
  const written = draw({ fr: label, max_chars: most }, value, change)
  return h("div", { class: "field" }, written, note)
}
