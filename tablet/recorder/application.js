// «Voix»: somebody who speaks a language says, sentence by sentence, what residents read in French. Nothing is kept
// before they say so, and the microphone is never open beyond the sentence.

import { Shell } from "../shell.js"
import { there } from "../there.js"
import { voice } from "../voice.js"
import { SOURCE, languages, say, speakIn } from "../words.js"
import { Microphone } from "./microphone.js"
import { screens } from "./screens.js"

// As the server says it: lists instead of sets.
/** @type {(place: any) => RecordedPlace} */
const opened = ({ recorded, stale, ...place }) => ({ ...place, recorded: sets(recorded), stale: sets(stale) })

/** @type {(lists: Record<string, string[]>) => Record<string, Set<string>>} */
const sets = (lists) => Object.fromEntries(Object.entries(lists).map(([language, names]) => [language, new Set(names)]))

export class Recorder {
  microphone = new Microphone()
  language = SOURCE
  /** @type {Spoken | undefined} */ said // the sentence that is being recorded
  /** @type {Blob | undefined} */ taken // what was just recorded of it
  place = ""

  /** @param {{ places: RecordedPlace[] }} data @param {HTMLElement} sheet */
  constructor({ places }, sheet) {
    this.places = places.map(opened)
    this.here = this.places[0]
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    speakIn(SOURCE, this.root)
    addEventListener("pagehide", () => this.microphone.stop())
  }

  open() {
    this.show(this.places.length > 1 ? "places" : "tongues")
  }

  /** @type {(name: string) => void} */
  show(name) {
    this.place = name
    this.shell.draw(screens[name](this), name)
  }

  get tongue() {
    return there(languages(true).find(({ code }) => code === this.language)).name
  }

  /** @type {(language: string) => Set<string>} */
  recorded(language) {
    return (this.here.recorded[language] ??= new Set())
  }

  // Whether what is recorded says other words than those that are read today: tablets do not play it any more.
  /** @type {(language: string, name: string) => boolean} */
  stale(language, name) {
    return this.recorded(language).has(name) && (this.here.stale[language]?.has(name) ?? false)
  }

  /** @type {(language: string) => Spoken[]} */
  missing(language) {
    const recorded = this.recorded(language)
    return this.here.sentences.filter(({ name }) => !recorded.has(name) || this.stale(language, name))
  }

  // The sentence to record now; without any, the list.
  /** @type {(said?: Spoken) => void} */
  record(said) {
    this.said = said
    this.taken = undefined
    this.show(said ? "sentence" : "sentences")
  }

  async begin() {
    try {
      await this.microphone.start(() => this.end())
      this.show("sentence")
    } catch {
      this.shell.note(say("desk.recorder.refused"))
    }
  }

  async end() {
    this.taken = await this.microphone.stop()
    if (this.place === "sentence") this.show("sentence")
  }

  async listen() {
    const bytes = this.taken
      ? await this.taken.arrayBuffer()
      : await (await fetch(`/api/recordings/${this.#address}`, { cache: "no-store" })).arrayBuffer()
    await voice.play(bytes)
  }

  // What comes after the sentence that was kept is the next one that nobody has said.
  async keep() {
    const { name } = there(this.said)
    if (!(await this.#send("", there(this.taken)))) return
    this.recorded(this.language).add(name)
    this.here.stale[this.language]?.delete(name)
    const at = this.here.sentences.findIndex((each) => each.name === name)
    const missing = this.missing(this.language)
    this.record(missing.find((each) => this.here.sentences.indexOf(each) > at) ?? missing[0])
  }

  async forget() {
    if (!(await this.#send("/forget"))) return
    this.recorded(this.language).delete(there(this.said).name)
    this.record(this.said)
  }

  get #address() {
    return `${this.here.id}/${this.language}/${there(this.said).name}`
  }

  /** @type {(what: string, body?: Blob) => Promise<boolean>} */
  async #send(what, body) {
    this.shell.note(say("moment"))
    const address = `/api/staff/recordings/${this.#address}${what}`
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" }).catch(() => undefined)
    if (answer?.ok) return true
    const said = await answer?.json().catch(() => undefined)
    this.shell.note(said?.detail ?? say("unreachable"))
    return false
  }
}
