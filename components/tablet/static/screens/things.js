// What a person can do here now. Each entry is a function (table) → {label, icon, act}, or null when it is not possible
// at this moment. One possible thing begins by itself; several are offered side by side, and
// an idea beside them: nobody comes for that alone, so it makes nobody choose.

import { say } from "../words.js"
import { proposing } from "./idea.js"
import { menu } from "./menu.js"
import { voting } from "./votes.js"

const THINGS = [questionnaire, voting]

export function possible(table) {
  return THINGS.map((thing) => thing(table)).filter(Boolean)
}

export function things(table) {
  return { heading: say("things.title"), body: [menu([...possible(table), proposing(table)].filter(Boolean))], back: () => table.show("welcome") }
}

function questionnaire(table) {
  if (!table.device.supplied || table.visit.begun) return null
  return { label: say("things.questionnaire"), icon: "edit_note", act: () => table.show("consent") }
}
