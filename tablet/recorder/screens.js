// The screens of «Voix», as shell.js reads them.

import { h, icon } from "../dom.js"
import { menu } from "../screens/menu.js"
import { there } from "../there.js"
import { isolated, languages, phrase, say } from "../words.js"

/** @type {RecorderDraws} */
function places(recorder) {
  const items = recorder.places.map((place) => ({
    label: place.name,
    icon: "location_on",
    act: () => {
      recorder.here = place
      recorder.show("tongues")
    },
  }))
  return { layout: ["middle"], heading: say("desk.recorder.where"), body: [menu(items)], home: true }
}

// How much is said in which language, the languages that are only heard among them.
/** @type {RecorderDraws} */
function tongues(recorder) {
  const of = recorder.here.sentences.length
  const items = languages(true).map(({ code, name }) => ({
    label: `${isolated(name)} · ${say("desk.recorder.count", { n: of - recorder.missing(code).length, of })}`,
    icon: "record_voice_over",
    act: () => {
      recorder.language = code
      recorder.show("sentences")
    },
  }))
  return {
    heading: say("desk.recorder.which"),
    lead: recorder.microphone.available ? say("desk.recorder.how") : say("desk.recorder.nowhere"),
    body: [menu(items)],
    home: true,
    back: recorder.places.length > 1 ? () => recorder.show("places") : undefined,
  }
}

/** @type {RecorderDraws} */
function sentences(recorder) {
  const missing = recorder.missing(recorder.language)
  const recorded = recorder.recorded(recorder.language)
  const lines = recorder.here.sentences.map((each) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "plain", onclick: () => recorder.record(each) },
        icon(recorded.has(each.name) && !recorder.stale(recorder.language, each.name) ? "check_circle" : "mic"),
        h("span", {}, each.fr),
        recorded.has(each.name) ? h("span", { class: "aside" }, say(state(recorder, each.name))) : null,
      ),
    ),
  )
  return {
    heading: recorder.tongue,
    lead: missing.length ? say("desk.recorder.missing", { n: missing.length }) : say("desk.recorder.all"),
    body: [h("ol", { class: "left-over" }, lines)],
    home: true,
    back: () => recorder.show("tongues"),
    next: missing.length ? { label: say("desk.recorder.next"), icon: "mic" } : undefined,
    act: () => recorder.record(missing[0]),
  }
}

/** @type {(recorder: Recorder, name: string) => string} */
function state(recorder, name) {
  return recorder.stale(recorder.language, name) ? "desk.recorder.stale" : "desk.recorder.kept"
}

/** @type {RecorderDraws} */
function sentence(recorder) {
  const { microphone, taken } = recorder
  const said = there(recorder.said)
  const known = recorder.recorded(recorder.language).has(said.name)
  const record = microphone.on
    ? button("stop_circle", say("desk.recorder.stop"), () => recorder.end(), "recording")
    : button("mic", say(taken || known ? "desk.recorder.again" : "desk.recorder.start"), () => recorder.begin())
  const heard = taken || known
  return {
    layout: ["middle", "large"],
    heading: phrase(said.fr),
    tag: recorder.tongue,
    lead: asked(recorder),
    body: [
      h("div", { class: "microphone" }, [
        record,
        heard && !microphone.on ? button("volume_up", say("desk.recorder.listen"), () => recorder.listen()) : null,
        known && !taken && !microphone.on
          ? button("delete", say("desk.recorder.forget"), () => recorder.forget())
          : null,
      ]),
    ],
    back: () => leave(recorder),
    next: {
      label: say("desk.recorder.keep"),
      icon: "check",
      ready: Boolean(taken),
      otherwise: say("desk.recorder.none"),
    },
    act: () => recorder.keep(),
  }
}

/** @type {(recorder: Recorder) => string} */
function asked({ microphone, taken, tongue }) {
  if (microphone.on) return say("desk.recorder.speak")
  return taken ? say("desk.recorder.check") : say("desk.recorder.say", { tongue })
}

/** @type {(recorder: Recorder) => Promise<void>} */
async function leave(recorder) {
  await recorder.microphone.stop()
  recorder.record()
}

/** @type {(name: string, label: string, onclick: () => unknown, kind?: string) => HTMLElement} */
function button(name, label, onclick, kind = "") {
  return h("button", { type: "button", class: `plain ${kind}`.trim(), onclick }, icon(name), h("span", {}, label))
}

/** @type {Record<string, RecorderDraws>} */
export const screens = { places, tongues, sentences, sentence }
