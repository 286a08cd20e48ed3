// What a person must know before answering, one idea a screen; the last of them is the choice: two buttons of the same
// size. Whoever wants to know more touches «En savoir plus»: nothing of it is needed to choose.

import { h, icon } from "../dom.js"
import { meantFor } from "../questions/asked.js"
import { opens } from "../questions/parts.js"
import { count, phrase, say } from "../words.js"

/** @type {Draws} */
export function consent(table, at) {
  const { screens } = table.device.workshop.consent
  const next = at + 2 < screens.length ? () => table.show("consent", at + 1) : () => table.show("agreement")
  return {
    ...idea(table, at),
    back: () => (at > 0 ? table.show("consent", at - 1) : table.show("welcome")),
    next: { label: say("next") },
    act: next,
  }
}

/** @type {Draws} */
export function agreement(table) {
  const { screens, accept, refuse } = table.device.workshop.consent
  const said = idea(table, screens.length - 1)
  return {
    ...said,
    layout: [...(said.layout ?? []), "either", "tall"],
    body: [...(said.body ?? []), h("p", { class: "asks" }, say("agreement.title"))],
    back: () => table.show("consent", screens.length - 2),
    choices: [
      { label: phrase(accept), icon: "check_circle", act: () => table.show("age") },
      { label: phrase(refuse), icon: "do_not_disturb_on", act: () => table.show("refused") },
    ],
  }
}

// What stands behind «En savoir plus».
/** @type {Draws} */
export function consent_more(table, at) {
  const { screens } = table.device.workshop.consent
  const last = at + 1 === screens.length
  const { intro } = table.questionnaire
  const first = at === 0 && intro ? [{ icon: "restaurant", text: intro }] : []
  return {
    aided: true,
    heading: say("consent.more"),
    body: [sentences([...first, ...(screens[at].more ?? [])])],
    tag: demonstration(table),
    next: { label: say("stop.continue") },
    act: () => (last ? table.show("agreement") : table.show("consent", at)),
  }
}

// Each with its pictogram.
/** @type {(all: { icon: string; text: string }[]) => HTMLElement} */
export function sentences(all) {
  const items = all.map(({ icon: sign, text }) => h("li", {}, icon(sign), h("span", { class: "words" }, phrase(text))))
  return h("ul", { class: "numbers", "data-spoken": true }, items)
}

/** @type {(table: Table, at: number) => Screenful} */
function idea(table, at) {
  const { screens } = table.device.workshop.consent
  const { icon: sign, text, lead, more } = screens[at]
  return {
    layout: ["middle", "large", "stated"],
    aided: true,
    heading: phrase(text),
    icon: sign,
    lead: lead && phrase(lead),
    body: [
      at === 0 ? length(table) : "",
      more?.length ? further(() => table.show("consent_more", at)) : "",
    ],
    dots: { at, of: screens.length },
    tag: demonstration(table),
  }
}

/** @type {(onclick: () => void) => HTMLElement} */
function further(onclick) {
  const label = h("span", {}, say("consent.more"))
  return h("button", { type: "button", class: "quiet further", onclick }, icon("info"), label)
}

// How long it takes, before anybody says yes.
/** @type {(table: Table) => Child} */
function length({ questionnaire, visit }) {
  const { minutes, questions } = questionnaire
  const met = meantFor(questions, visit).filter((each) => !opens(each, questions))
  if (!minutes) return "" // a device that has not fetched its package since
  const long = { minutes: count("consent.minutes", minutes), questions: count("consent.questions", met.length) }
  return h("p", { class: "lead" }, say("consent.length", long))
}

/** @type {(table: Table) => string | undefined} */
export function demonstration(table) {
  return table.device.workshop.workshop.demonstration ? say("demonstration") : undefined
}
