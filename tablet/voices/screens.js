// The screens of «Voix», as shell.js reads them.

import { h, icon } from "../dom.js"
import { menu } from "../screens/menu.js"
import { there } from "../there.js"
import { languages, phrase, say } from "../words.js"

/** @type {VoicesDraws} */
function places(voices) {
  const items = voices.places.map((place) => ({
    label: place.name,
    icon: "location_on",
    act: () => {
      voices.here = place
      voices.show("tongues")
    },
  }))
  return { heading: say("desk.voices.where"), body: [menu(items)], home: true }
}

// How much is said in which language, the languages that are only heard among them.
/** @type {VoicesDraws} */
function tongues(voices) {
  const of = voices.here.sentences.length
  const items = languages(true).map(({ code, name }) => ({
    label: `${name} · ${say("desk.voices.count", { n: of - voices.missing(code).length, of })}`,
    icon: "record_voice_over",
    act: () => {
      voices.language = code
      voices.show("sentences")
    },
  }))
  return {
    heading: say("desk.voices.which"),
    lead: voices.microphone.available ? say("desk.voices.how") : say("desk.voices.nowhere"),
    body: [menu(items)],
    home: true,
    back: voices.places.length > 1 ? () => voices.show("places") : undefined,
  }
}

/** @type {VoicesDraws} */
function sentences(voices) {
  const missing = voices.missing(voices.language)
  const recorded = voices.recorded(voices.language)
  const lines = voices.here.sentences.map((each) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "plain", onclick: () => voices.record(each) },
        icon(recorded.has(each.name) ? "check_circle" : "mic"),
        h("span", {}, each.fr),
        recorded.has(each.name) ? h("span", { class: "aside" }, say("desk.voices.kept")) : null,
      ),
    ),
  )
  return {
    heading: voices.tongue,
    lead: missing.length ? say("desk.voices.missing", { n: missing.length }) : say("desk.voices.all"),
    body: [h("ol", { class: "left-over" }, lines)],
    home: true,
    back: () => voices.show("tongues"),
    next: missing.length ? { label: say("desk.voices.next"), icon: "mic" } : undefined,
    act: () => voices.record(missing[0]),
  }
}

/** @type {VoicesDraws} */
function sentence(voices) {
  const { microphone, taken } = voices
  const said = there(voices.said)
  const known = voices.recorded(voices.language).has(said.name)
  const record = microphone.on
    ? button("stop_circle", say("desk.voices.stop"), () => voices.end(), "recording")
    : button("mic", say(taken || known ? "desk.voices.again" : "desk.voices.start"), () => voices.begin())
  const heard = taken || known
  return {
    heading: phrase(said.fr),
    tag: voices.tongue,
    lead: microphone.on ? say("desk.voices.speak") : say(taken ? "desk.voices.check" : "desk.voices.say", { tongue: voices.tongue }),
    body: [
      h("div", { class: "microphone" }, [
        record,
        heard && !microphone.on ? button("volume_up", say("desk.voices.listen"), () => voices.listen()) : null,
        known && !taken && !microphone.on ? button("delete", say("desk.voices.forget"), () => voices.forget()) : null,
      ]),
    ],
    leave: () => microphone.on || undefined,
    back: () => leave(voices),
    next: { label: say("desk.voices.keep"), icon: "check", ready: Boolean(taken), otherwise: say("desk.voices.none") },
    act: () => voices.keep(),
  }
}

/** @type {(voices: Voices) => Promise<void>} */
async function leave(voices) {
  await voices.microphone.stop()
  voices.record()
}

/** @type {(name: string, label: string, onclick: () => unknown, kind?: string) => HTMLElement} */
function button(name, label, onclick, kind = "") {
  return h("button", { type: "button", class: `plain ${kind}`.trim(), onclick }, icon(name), h("span", {}, label))
}

/** @type {Record<string, VoicesDraws>} */
export const screens = { places, tongues, sentences, sentence }
