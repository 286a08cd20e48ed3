// One slip for a person: their ticket and the receipts of their ballots, on the screen, on paper, or as a picture on
// their own phone. It is put together here and never leaves the browser by the network: the server cannot tie them.

import { spelt } from "../ballots/receipt.js"
import { h, icon } from "../dom.js"
import { named, phrase, say } from "../words.js"
import { grouped, picture } from "./picture.js"

// How many things are on it.
/** @type {(visit: Visit) => number} */
export function held({ ticket, receipts }) {
  return (ticket ? 1 : 0) + receipts.length
}

// All of it once more, before somebody leaves.
/** @type {Draws} */
export function slip(table) {
  return {
    aided: true,
    precious: true,
    heading: say("slip.title"),
    lead: say("slip.lead"),
    body: paper(table),
    next: { label: say("slip.noted"), icon: "check" },
    act: () => table.noted(),
  }
}

// A shared tablet prints; it keeps no picture, which the next person would find.
/** @type {(table: Table) => Child[]} */
export function paper({ visit, device }) {
  const print = button("print", say("ticket.print"), () => window.print())
  const save = device.shared ? null : button("download", say("ticket.save"), () => picture(visit))
  return [section(visit), h("div", { class: "paper" }, print, save)]
}

/** @type {(name: string, label: string, onclick: () => void) => HTMLElement} */
function button(name, label, onclick) {
  return h("button", { type: "button", class: "quiet", onclick }, icon(name), h("span", {}, label))
}

/** @type {(visit: Visit) => HTMLElement} */
function section({ ticket, receipts }) {
  const title = say(ticket ? "ticket.title" : "vote.receipt")
  return h(
    "section",
    { class: "ticket", "aria-label": title },
    ticket ? signs(ticket) : null,
    receipts.length ? h("p", { class: "ticket-title" }, say("slip.receipts")) : null,
    receipts.length ? h("ul", { class: "receipts" }, receipts.map(line)) : null,
    h("p", { class: "ticket-note" }, say("ticket.note")),
  )
}

/** @type {(ticket: Ticket) => HTMLElement[]} */
function signs({ words, icons, digits }) {
  const signed = words.map((word, at) => h("li", {}, icon(icons[at]), named(word)))
  return [
    h("p", { class: "ticket-title" }, say("ticket.title")),
    h("ul", { translate: "no" }, signed),
    h("p", { class: "ticket-digits", translate: "no", dir: "ltr" }, grouped(digits)),
  ]
}

/** @type {(receipt: Noted) => HTMLElement} */
function line({ about, code }) {
  return h("li", {}, h("span", {}, phrase(about)), h("strong", { translate: "no", dir: "ltr" }, spelt(code)))
}
