// What a person can do here now. Each entry is a function (table) → {label, icon, act}, or null when it is not possible
// at this moment. One possible thing begins by itself; several are offered side by side, and
// an idea beside them: nobody comes for that alone, so it makes nobody choose.

import { rest } from "../place.js"
import { say } from "../words.js"
import { proposing } from "./idea.js"
import { menu, offered } from "./menu.js"
import { voting } from "./votes.js"

const THINGS = [questionnaire, voting]

/** @type {(table: Table) => Button[]} */
export function possible(table) {
  return THINGS.map((thing) => thing(table)).filter(offered)
}

/** @type {Draws} */
export function things(table) {
  return {
    neutral: true,
    heading: say("things.title"),
    body: [menu([...possible(table), proposing(table)].filter(offered))],
    back: () => table.show("welcome"),
  }
}

// What somebody came for: the only thing that is possible now, or one of several.
/** @type {(table: Table) => void} */
export function start(table) {
  const now = possible(table)
  if (table.votes.pending) table.show("vote_slip", table.votes.pending)
  else if (now.length === 1) now[0].act()
  else table.show(now.length ? "things" : rest(table))
}

/** @type {(table: Table) => Button | null} */
function questionnaire(table) {
  if (!table.device.supplied || table.visit.begun) return null
  return { label: say("things.questionnaire"), icon: "edit_note", act: () => table.show("consent") }
}
