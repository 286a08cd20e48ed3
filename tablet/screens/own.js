// «J'ai déjà un ticket», for whoever was given one on paper: its pictures, its digits, and one tap to go on without it.
// Nothing of it is kept or sent before the person agrees to answer.

import { h, icon } from "../dom.js"
import { there } from "../there.js"
import { DIGITS, SIGNS } from "../ticket.js"
import { figured, pictured } from "../typed.js"
import { say } from "../words.js"

// On the last screen before the questions, where such tickets are printed; once typed it says so, and leads back to it.
/** @type {(table: Table) => Child} */
export function owning(table) {
  const { device, visit } = table
  if (!visit.own && !(device.shared && device.workshop.workshop.blanks)) return null
  const [sign, label] = visit.own ? ["check_circle", say("own.typed")] : ["confirmation_number", say("own.offer")]
  const act = () => table.show("signs")
  return h("button", { type: "button", class: "quiet further", onclick: act }, icon(sign), h("span", {}, label))
}

/** @type {Draws} */
export function signs(table) {
  const typed = typing(table)
  const offer = () => ({
    label: say("next"),
    ready: typed.signs.length === SIGNS,
    otherwise: say("own.missing"),
  })
  return {
    layout: ["typing"],
    ...way(table),
    heading: say("ticket.signs.title"),
    body: pictured(typed, () => again(table, offer())),
    back: () => table.show("age"),
    next: offer(),
    act: () => table.show("figures"),
  }
}

/** @type {Draws} */
export function figures(table) {
  const typed = typing(table)
  const offer = () => ({
    label: say("own.use"),
    icon: "check",
    ready: typed.digits.length === DIGITS,
    otherwise: say("ticket.digits.missing"),
  })
  return {
    layout: ["typing", "keyed"],
    ...way(table),
    heading: say("ticket.digits.title"),
    body: figured(typed, DIGITS, () => again(table, offer())),
    back: () => table.show("signs"),
    next: offer(),
    act: () => {
      table.visit.own = { ticket: ticketOf(typed), state: "typed" }
      table.show("age")
    },
  }
}

// Always there: on without it.
/** @type {(table: Table) => Pick<Screenful, "aided" | "quiet">} */
function way(table) {
  const act = () => {
    table.visit.own = table.visit.typing = null
    table.show("age")
  }
  return { aided: true, quiet: { label: say("own.skip"), icon: "skip_next", act } }
}

/** @type {(table: Table) => Typed} */
function typing({ visit, pictograms }) {
  visit.typing ??= { signs: [], digits: "", pictograms: pictograms.map(([word, icon]) => ({ word, icon })) }
  return visit.typing
}

/** @type {(table: Table, next: Next) => void} */
function again({ shell }, next) {
  shell.offer(next)
  shell.note("")
}

/** @type {(typed: Typed) => Ticket} */
function ticketOf({ signs: words, digits, pictograms }) {
  const icons = words.map((word) => there(pictograms.find((each) => each.word === word)).icon)
  return { words: [...words], icons, digits }
}
