// What anyone may need on the way: letters and languages, who sees what, somebody to talk to. None of it is noted.

import { h, icon } from "../dom.js"
import { SOURCE, phrase, said, say } from "../words.js"
import { there } from "../there.js"
import { sentences } from "./consent.js"
import { menu } from "./menu.js"

// from: the screen to come back to.
/** @type {Draws} */
export function help(table, from) {
  const items = [
    { label: say("help.comfort"), icon: "format_size", act: () => table.show("comfort", from) },
    { label: say("who.title"), icon: "visibility", act: () => table.show("who", from) },
    { label: say("talk.title"), icon: "support_agent", act: () => table.show("talk", from) },
  ]
  return {
    layout: ["middle"],
    heading: say("help.title"),
    body: [menu(items)],
    previous: () => table.back(from),
    next: { label: say("stop.continue") },
    act: () => table.back(from),
  }
}

// A sentence to show to somebody, who may read nothing but French; from: the question it is about.
/** @type {Draws} */
export function call(table, from) {
  return {
    layout: ["middle"],
    heading: h("span", { lang: SOURCE, dir: "ltr" }, said(SOURCE, "call.title")),
    icon: "front_hand",
    lead: say("call.lead"),
    next: { label: say("stop.continue") },
    act: () => table.back(from),
  }
}

const UNSEEN = [
  ["account_balance", "who.benefits"],
  ["location_city", "who.town"],
  ["home_work", "who.landlord"],
]

/** @type {Draws} */
export function who(table, from) {
  // What was agreed to says it, in the same words; who keeps the answers comes first of what stands behind it.
  const last = there(table.device.workshop.consent.screens.at(-1))
  const keeps = (last.more ?? []).slice(0, 1)
  const pictures = UNSEEN.map(([sign, key]) =>
    h("li", {}, h("span", { class: "crossed" }, icon(sign)), h("span", {}, say(key))),
  )
  return {
    layout: ["middle"],
    heading: say("who.title"),
    lead: phrase(last.lead ?? last.text),
    body: [h("ul", { class: "pictures", "data-spoken": true }, pictures), sentences(keeps)],
    previous: () => table.back(from),
    next: { label: say("stop.continue") },
    act: () => table.back(from),
  }
}

/** @type {Draws} */
export function talk(table, from) {
  const lines = table.device.workshop.help.map(({ icon: sign, text, hours, number }) =>
    h(
      "li",
      {},
      icon(sign),
      h("span", { class: "words" }, phrase(text), hours ? h("small", {}, phrase(hours)) : null),
      number ? h("strong", { class: "number", dir: "ltr" }, number) : null,
    ),
  )
  return {
    layout: ["middle"],
    heading: say("talk.title"),
    lead: say("talk.lead"),
    body: [h("ul", { class: "numbers", "data-spoken": true, tabindex: "0", "aria-label": say("talk.title") }, lines)],
    previous: () => table.back(from),
    next: { label: say("stop.continue") },
    act: () => table.back(from),
  }
}
