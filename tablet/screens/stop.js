// Anyone may stop at any time: what was answered is kept, marked partial, and the ticket can still erase it. Whoever
// has said nothing leaves nothing.

import { say } from "../words.js"

// In the middle of a ballot or an idea: what is not sent goes, what was answered before stays.
/** @type {Draws} */
export function put_down(table, from) {
  const go = () => table.back(from)
  return {
    previous: go,
    heading: say("stop.title"),
    icon: "logout",
    lead: say(from.name.startsWith("propose") ? "stop.idea" : "stop.ballot"),
    choices: [
      { label: say("stop.continue"), icon: "arrow_back", act: go },
      { label: say("stop.now"), icon: "logout", act: () => table.putDown() },
    ],
  }
}

/** @type {(table: Table) => Button} */
export function puttingDown(table) {
  return { label: say("stop.label"), icon: "logout", act: () => table.show("put_down", table.place) }
}

/** @type {Draws} */
export function stop(table, from) {
  const go = () => table.back(from)
  return {
    layout: ["middle", "large", "stated", "tall"],
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
