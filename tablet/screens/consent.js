// What a person must know before answering, one idea a screen, then the choice: two buttons of the same size.

import { phrase, say } from "../words.js"

/** @type {Draws} */
export function consent(table, at) {
  const { screens } = table.device.workshop.consent
  const { icon, text } = screens[at]
  const last = at + 1 === screens.length
  return {
    aided: true,
    heading: phrase(text),
    icon,
    dots: { at, of: screens.length + 1 },
    tag: demonstration(table),
    back: () => (at > 0 ? table.show("consent", at - 1) : table.show("welcome")),
    next: { label: say("next") },
    act: () => (last ? table.show("agreement") : table.show("consent", at + 1)),
  }
}

/** @type {Draws} */
export function agreement(table) {
  const { screens, accept, refuse } = table.device.workshop.consent
  return {
    aided: true,
    heading: say("agreement.title"),
    lead: say("agreement.lead"),
    dots: { at: screens.length, of: screens.length + 1 },
    tag: demonstration(table),
    back: () => table.show("consent", screens.length - 1),
    choices: [
      { label: phrase(accept), icon: "check_circle", act: () => table.show("age") },
      { label: phrase(refuse), icon: "do_not_disturb_on", act: () => table.show("refused") },
    ],
  }
}

/** @type {(table: Table) => string | undefined} */
export function demonstration(table) {
  return table.device.workshop.workshop.demonstration ? say("demonstration") : undefined
}
