// Anyone may stop at any time: what was answered is kept, marked partial, and the ticket can still erase it.

import { say } from "../words.js"

export function stop(table, from) {
  return {
    heading: say("stop.title"),
    icon: "logout",
    lead: say("stop.lead"),
    choices: [
      { label: say("stop.continue"), icon: "arrow_back", act: () => table.go(from.name, from.at) },
      { label: say("stop.now"), icon: "logout", act: () => table.finish(true) },
    ],
  }
}
