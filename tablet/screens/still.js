// Nobody touched this tablet for a while. Nothing of the person shows; the question is asked aloud, once.

import { GRACE } from "../idle.js"
import { h } from "../dom.js"
import { say } from "../words.js"

// from: the screen to come back to.
/** @type {Draws} */
export function still(table, from) {
  const go = () => table.back(from)
  return {
    layout: ["middle", "large", "calling"],
    previous: go,
    heading: say("still.title"),
    aloud: true,
    icon: "waving_hand",
    lead: say(table.visit.said ? "still.kept" : "still.lead"),
    body: [h("p", { class: "countdown", "aria-hidden": "true", style: `animation-duration: ${GRACE}ms` })],
    choices: [
      { label: say("still.yes"), icon: "check", tone: "primary", act: go },
      { label: say("still.no"), icon: "group", act: () => table.leave() },
    ],
  }
}
