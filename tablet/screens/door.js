// At the door: nobody has anything to do but wait, or to type a printed slip. Three letters tell the facilitator which
// device this is.

import { h } from "../dom.js"
import { offered } from "./menu.js"
import { say } from "../words.js"
import { proposing } from "./idea.js"
import { withSlip } from "./votes.js"

/** @type {Draws} */
export function door(table) {
  const { prepared_only: prepared } = table.device.workshop.device
  return {
    unattended: true,
    empty: true,
    heading: say(prepared ? "door.prepared" : "door.title"),
    icon: "hourglass_top",
    lead: say(prepared ? "door.prepared_lead" : "door.lead"),
    body: [letters(table)],
    quiet: { label: say("prepare.shared"), icon: "group", act: () => table.become("tablet") },
    choices: [withSlip(table)],
    home: true,
  }
}

// On a phone that everybody has finished with.
/** @type {Draws} */
export function finished(table) {
  return {
    unattended: true,
    empty: true,
    heading: say("finished.title"),
    icon: "check_circle",
    lead: say("finished.lead"),
    choices: [proposing(table), withSlip(table)].filter(offered),
    next: { label: say("finished.another"), icon: "person_add", tone: "plain" },
    act: () => table.another(),
    home: true,
  }
}

/** @type {(table: Table) => HTMLElement} */
export function letters(table) {
  return h("p", { class: "letters", translate: "no", dir: "ltr" }, table.device.workshop.device.sign)
}
