// At the door: nobody has anything to do but wait, or to type a printed slip. Three letters tell the facilitator which
// device this is.

import { h, icon } from "../dom.js"
import { menu, offered } from "./menu.js"
import { say } from "../words.js"
import { proposing } from "./idea.js"
import { possible } from "./things.js"
import { voting, withSlip } from "./votes.js"
import { sharing } from "./welcome.js"

/** @type {Draws} */
export function door(table) {
  const { prepared_only: prepared } = table.device.workshop.device
  return {
    unattended: true,
    empty: true,
    heading: say(prepared ? "door.prepared" : "door.title"),
    icon: "hourglass_top",
    lead: say(prepared ? "door.prepared_lead" : "door.lead"),
    body: [letters(table), sharing(table)],
    choices: [table.device.used ? voting(table) : null, withSlip(table)].filter(offered), // whose phone it is may vote
    home: true,
  }
}

// The end on a phone: what is left to do, what became of it elsewhere, and whether somebody else is there.
/** @type {Draws} */
export function finished(table) {
  const { device } = table
  return {
    layout: ["middle"],
    unattended: true,
    neutral: true,
    last: true,
    aided: true,
    heading: say(device.continues ? "things.title" : "finished.title"),
    lead: device.continues ? undefined : say(device.supplied ? "finished.lead" : "finished.answered"),
    body: [
      menu([...possible(table), proposing(table), withSlip(table)].filter(offered)),
      h("p", { class: "paper" }, [
        away("/mes-reponses", "confirmation_number", say("finished.my_answers")),
        away("/priorites", "lightbulb", say("finished.priorities")),
      ]),
    ],
    next: device.supplied ? undefined : { label: say("finished.another"), icon: "person_add", tone: "plain" },
    act: () => table.another(),
    home: true,
  }
}

// What became of it, on another page.
/** @type {(href: string, sign: string, label: string) => HTMLElement} */
function away(href, sign, label) {
  return h("a", { class: "quiet", href }, icon(sign), h("span", {}, label))
}

/** @type {(table: Table) => HTMLElement} */
export function letters(table) {
  return h("p", { class: "letters", translate: "no", dir: "ltr" }, table.device.workshop.device.sign)
}
