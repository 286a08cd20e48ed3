// What a person can do here now. Each entry is a function (table) → {label, icon, act}, or null when it is not possible
// at this moment. One possible thing begins by itself; several are offered side by side, and
// an idea beside them: nobody comes for that alone, so it makes nobody choose.

import { rest } from "../place.js"
import { phrase, say } from "../words.js"
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
    layout: ["middle", "large"],
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
  table.votes.hurry() // it may have closed since this screen came
  if (table.votes.pending) table.show("vote_slip", table.votes.pending)
  else if (now.length === 1) now[0].act()
  else table.show(now.length ? "things" : rest(table))
}

/** @type {(table: Table) => Button | null} */
function questionnaire(table) {
  const { device, visit } = table
  if (!device.supplied || visit.begun) return null
  const { title, version_id } = device.asked
  const act = () => {
    visit.asked = version_id // whatever the room goes on to meanwhile
    table.show("consent")
  }
  const label = device.questionnaires.length > 1 ? phrase(title) : say("things.questionnaire")
  return { label, icon: "edit_note", act }
}
