// Anyone may stop at any time: what was answered is kept, marked partial, and the ticket can still erase it. Whoever
// has said nothing leaves nothing.

import { say } from "../words.js"

/** @type {Draws} */
export function stop(table, from) {
  const go = () => table.back(from)
  return {
    previous: go,
    heading: say("stop.title"),
    icon: "logout",
    lead: say(table.visit.said ? "stop.lead" : "stop.nothing"),
    choices: [
      { label: say("stop.continue"), icon: "arrow_back", act: go },
      { label: say("stop.now"), icon: "logout", act: () => table.stop() },
    ],
  }
}
