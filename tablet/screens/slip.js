// One slip for a person: their ticket, the receipts of their ballots and the codes of their ideas, on the screen, on
// paper, or as a picture on their own phone. It is put together here and never leaves the browser by the network: the
// server cannot tie them.

import { h, icon } from "../dom.js"
import { sentence } from "../own.js"
import { SOURCE, named, phrase, say } from "../words.js"
import { codes, grouped, held, receipts } from "./keepsakes.js"
import { picture } from "./picture.js"

// All of it once more, before somebody leaves.
/** @type {Draws} */
export function slip(table) {
  return {
    layout: ["middle"],
    aided: true,
    precious: true,
    heading: say("slip.title"),
    lead: say("slip.lead"),
    body: paper(table),
    next: { label: say("slip.noted"), icon: "check" },
    act: () => table.noted(),
  }
}

/** @type {(table: Table) => Child[]} */
export function paper(table) {
  return [section(table.visit), copies(table)]
}

// A shared tablet prints; it keeps no picture, which the next person would find.
/** @type {(table: Table) => HTMLElement} */
export function copies({ visit, device }) {
  const print = button("print", say("ticket.print"), () => window.print())
  const save = device.shared ? null : button("download", say("ticket.save"), () => picture(visit))
  return h("div", { class: "paper" }, print, save)
}

// The code of one idea, on its own.
/** @type {(code: Ticket) => HTMLElement} */
export function coded(code) {
  const title = say("idea.code")
  return h(
    "section",
    { class: "ticket", "aria-label": title },
    signs(title, code),
    h("p", { class: "ticket-note" }, say("ticket.note")),
  )
}

/** @type {(name: string, label: string, onclick: () => void) => HTMLElement} */
function button(name, label, onclick) {
  return h("button", { type: "button", class: "quiet", onclick }, icon(name), h("span", {}, label))
}

// Nothing on it is new: they have it on paper.
/** @type {(visit: Visit) => boolean} */
export function known(visit) {
  return visit.own?.state === "taken" && held(visit) === 1
}

/** @type {(visit: Visit) => HTMLElement} */
function section(visit) {
  const { ticket } = visit
  return h(
    "section",
    { class: "ticket", "aria-label": say(ticket ? "ticket.title" : "slip.title") },
    ticket ? about(visit) : null,
    ticket ? signs(say("ticket.title"), ticket) : null,
    lines(say("slip.receipts"), receipts(visit), phrase),
    lines(say("slip.ideas"), codes(visit), own),
    known(visit) ? null : h("p", { class: "ticket-note" }, say("ticket.note")),
  )
}

// Whether it is the one that they had on paper.
/** @type {(visit: Visit) => HTMLElement | null} */
function about(visit) {
  const said = sentence(visit)
  return said ? h("p", { class: "ticket-note own", role: "status" }, said) : null
}

/** @type {(title: string, ticket: Ticket) => HTMLElement[]} */
function signs(title, { words, icons, digits }) {
  const signed = words.map((word, at) => h("li", {}, icon(icons[at]), named(word)))
  return [
    h("p", { class: "ticket-title" }, title),
    h("ul", { translate: "no" }, signed),
    h("p", { class: "ticket-digits", translate: "no", dir: "ltr" }, grouped(digits)),
  ]
}

// In whatever language they wrote it.
/** @type {(title: string) => HTMLElement} */
function own(title) {
  return h("span", { lang: "", dir: "auto", translate: "no" }, title)
}

// worded: a vote asks in French, which is translated; an idea is in the words of whoever had it.
/** @type {(title: string, kept: Keepsake[], worded: (about: string) => Child) => Child[]} */
function lines(title, kept, worded) {
  if (kept.length === 0) return []
  const lined = kept.map(({ about, said }) =>
    h("li", {}, h("span", {}, worded(about)), h("strong", { translate: "no", lang: SOURCE, dir: "ltr" }, said)),
  )
  return [h("p", { class: "ticket-title" }, title), h("ul", { class: "receipts" }, lined)]
}
