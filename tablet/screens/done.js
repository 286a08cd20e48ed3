// The end of a turn: it says whether the answers are on the server or still on the tablet, and shows the ticket.

import { h } from "../dom.js"
import { offered } from "./menu.js"
import { phrase, say } from "../words.js"
import { demonstration } from "./consent.js"
import { arrived } from "./arrived.js"
import { proposing } from "./idea.js"
import { possible } from "./things.js"
import { known, paper } from "./slip.js"

/** @type {Draws} */
export function done(table) {
  const sure = h("p", { class: "lead sure", role: "status" })
  /** @type {(state: string) => void} */
  const onstatus = (state) => {
    if (!arrived[state]) return // the last words are on their way: «C'est enregistré» waits for the server
    sure.replaceChildren(state === "saved" ? phrase(table.questionnaire.end) : say(arrived[state][1]))
    const heading = table.root.querySelector("h1")
    if (heading) heading.textContent = say(arrived[state][0])
  }
  return {
    layout: ["middle", "slight"],
    aided: true,
    precious: true,
    neutral: true, // a vote that opens meanwhile is offered
    heading: say("done.thanks"),
    icon: "check_circle",
    body: [sure, ...paper(table)],
    tag: demonstration(table),
    choices: [...possible(table), proposing(table)].filter(offered), // a vote may be open
    onstatus,
    next: { label: say(known(table.visit) ? "close" : "done.close"), icon: "check" },
    act: () => table.noted(),
  }
}
