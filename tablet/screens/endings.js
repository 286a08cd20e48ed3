// The other ways a turn ends. Refusing and being too young keep and send nothing.

import { arrival } from "../arrival.js"
import { offered } from "./menu.js"
import { phrase, say } from "../words.js"
import { proposing } from "./idea.js"

/** @type {Draws} */
export function refused(table) {
  return {
    layout: ["middle", "large", "stated"],
    aided: true,
    heading: say("refused.title"),
    icon: "volunteer_activism",
    lead: table.visit.ideas.length ? undefined : say("refused.lead"),
    back: table.visit.begun ? undefined : () => table.show("agreement"),
    choices: [proposing(table)].filter(offered), // an idea needs no questionnaire
    ...onward(table),
  }
}

/** @type {Draws} */
export function young(table) {
  return {
    layout: ["middle", "long"],
    heading: phrase(table.device.workshop.consent.too_young),
    icon: "child_care",
    back: () => table.show("age"),
    ...onward(table),
  }
}

// The workshop is over: this tablet asks for a code again.
/** @type {Draws} */
export function closed(table, why) {
  return {
    layout: ["middle", "large", "stated"],
    unattended: true,
    heading: say("closed.title"),
    icon: "event_available",
    lead: why,
    next: { label: say("closed.other") },
    act: () => table.show("code", ""),
  }
}

// The server takes nothing more from this turn, and says why.
/** @type {Draws} */
export function stopped(table, why) {
  return {
    layout: ["middle", "large", "stated"],
    heading: say("stopped.title"),
    icon: "info",
    lead: why,
    ...onward(table),
  }
}

// No pass is left for the next person, and no network to ask for one.
/** @type {Draws} */
export function waiting(table) {
  return {
    layout: ["middle", "large", "stated"],
    unattended: true,
    empty: true,
    heading: say("no_pass.title"),
    icon: "cloud_off",
    lead: say("no_pass.lead"),
    next: { label: say("no_pass.retry"), icon: "refresh" },
    act: () => table.welcome(),
  }
}

// A turn that was kept here and that nobody can open any more.
/** @type {Draws} */
export function dropped(table) {
  return {
    layout: ["middle", "stated"],
    unattended: true,
    heading: say("dropped.title"),
    icon: "info",
    lead: say("dropped.lead"),
    next: { label: say("begin") },
    act: () => arrival.start(table),
  }
}

// Where nothing was shown that has to be noted: «Personne suivante» on a shared tablet.
/** @type {(table: Table) => { next: Next; act: () => unknown }} */
function onward(table) {
  const shared = table.device.shared
  const next = { label: say(shared ? "next_person" : "vote.understood"), icon: shared ? "group" : "check" }
  return { next, act: () => table.next() }
}
