// The age band: below 15 there is no questionnaire and nothing is kept.

import { h } from "../dom.js"
import { cards } from "../questions/cards.js"
import { say } from "../words.js"
import { linking } from "./card.js"
import { owning } from "./own.js"

const TOO_YOUNG = "moins_15"

/** @type {Draws} */
export function age(table) {
  const { ages } = table.device.workshop
  const { visit } = table
  const offer = () => ({ label: say("next"), ready: visit.age !== null, otherwise: say("choose") })
  const group = cards({ choices: ages }, "radio", [visit.age], (id) => {
    visit.age = id
    table.shell.offer(offer())
    table.shell.note("")
  })
  group.setAttribute("role", "radiogroup")
  group.setAttribute("aria-label", say("age.title"))
  return {
    aided: true,
    heading: say("age.title"),
    body: [h("div", { class: "field" }, group), owning(table), linking(table)],
    back: () => table.show("agreement"),
    next: offer(),
    act: () => after(table),
  }
}

/** @type {(table: Table) => void} */
function after(table) {
  if (table.visit.age === TOO_YOUNG) table.show("young")
  else table.agree()
}
