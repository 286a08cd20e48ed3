// The end of a turn: it says whether the answers are on the server or still on the tablet, shows the ticket once, and
// offers the only way on.

import { h, icon } from "../dom.js"
import { named, phrase, say } from "../words.js"
import { proposing } from "./idea.js"

export function done(table) {
  const shared = table.device.shared
  const sure = h("p", { class: "lead sure", role: "status" })
  const onstatus = (state) => {
    if (state === "sending") return // the last words are on their way: «C'est enregistré» waits for the server
    const arrived = state === "saved"
    sure.replaceChildren(arrived ? phrase(table.device.workshop.questionnaire.end) : say("done.waiting"))
    const heading = table.root.querySelector("h1")
    if (heading) heading.textContent = say(arrived ? "done.title" : "done.kept")
  }
  return {
    heading: say("done.thanks"),
    icon: "check_circle",
    body: [sure, ticket(table.visit.ticket)],
    tag: table.device.workshop.workshop.demonstration ? say("demonstration") : undefined,
    choices: [proposing(table)].filter(Boolean),
    next: { label: say(shared ? "next_person" : "done.close"), icon: shared ? "group" : "check" },
    act: () => table.next(),
    onstatus,
  }
}

function ticket({ words, icons, digits }) {
  const signs = words.map((word, at) => h("li", {}, icon(icons[at]), named(word)))
  return h(
    "section",
    { class: "ticket", "aria-label": say("ticket.title") },
    h("p", { class: "ticket-title" }, say("ticket.title")),
    h("ul", {}, signs),
    h("p", { class: "ticket-digits" }, digits),
    h("p", { class: "ticket-note" }, say("ticket.note")),
  )
}
