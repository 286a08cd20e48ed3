// After what was shown once is noted: what else one can do, the slip once more, then the next person. «Personne
// suivante» stands in the middle, where no button of the screen before was: one tap too many reaches nothing.

import { say } from "../words.js"
import { proposing } from "./idea.js"
import { menu, offered } from "./menu.js"
import { held } from "./keepsakes.js"
import { possible } from "./things.js"

/** @type {Draws} */
export function over(table) {
  return {
    layout: ["middle", "final"],
    aided: true,
    neutral: true,
    heading: say("over.title"),
    lead: say("over.lead"),
    body: [menu([{ label: say("next_person"), icon: "group", act: () => table.next() }])],
    back: held(table.visit) ? () => table.show("slip") : undefined,
    choices: [...possible(table), proposing(table)].filter(offered), // a vote may be open
  }
}
