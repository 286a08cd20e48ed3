// «J'ai une carte-lien», for whoever kept one on paper: its digits, and one tap to go on without it. Nothing of it is
// kept or sent before the person agrees to answer.

import { DIGITS, checks, grouped } from "../card.js"
import { h, icon } from "../dom.js"
import { keypad } from "../typed.js"
import { say } from "../words.js"

// On the last screen before the questions, where cards are given out; once typed it says so, and leads back to it.
/** @type {(table: Table) => Child} */
export function linking(table) {
  const { device, visit } = table
  if (!visit.card && !device.workshop.workshop.cards) return null
  const [sign, label] = visit.card ? ["check_circle", say("card.typed")] : ["link", say("card.offer")]
  const act = () => table.show("card_digits")
  return h("button", { type: "button", class: "quiet further", onclick: act }, icon(sign), h("span", {}, label))
}

/** @type {Draws} */
export function card_digits(table) {
  const { visit, shell } = table
  const typed = { digits: visit.card }
  const offer = () => ({
    label: say("card.use"),
    icon: "check",
    ready: typed.digits.length === DIGITS,
    otherwise: say("card.missing"),
  })
  const changed = () => {
    shell.offer(offer())
    shell.note("")
  }
  const without = () => {
    visit.card = ""
    table.show("age")
  }
  return {
    layout: ["keyed"],
    aided: true,
    heading: say("card.title"),
    lead: say("card.why"),
    body: [keypad(typed, { many: DIGITS, label: say("card.title"), shown: grouped }, changed)],
    back: () => table.show("age"),
    quiet: { label: say("card.skip"), icon: "skip_next", act: without },
    next: offer(),
    act: () => {
      if (!checks(typed.digits)) return shell.note(say("card.wrong"))
      visit.card = typed.digits
      return table.show("age")
    },
  }
}
