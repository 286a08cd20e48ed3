// The tablet as a whole: what it serves (device), whose turn it is (visit), what waits to be sent (outbox), and which
// screen shows. Screens receive this object and call its verbs; they never touch storage or the network.

import { Unreachable } from "./api.js"
import { DEVICE_KEY, Device } from "./device.js"
import { uuid } from "./dom.js"
import { irrelevant } from "./logic.js"
import { Outbox } from "./outbox.js"
import { askedOf } from "./questions/asked.js"
import { keepImages } from "./questions/illustration.js"
import { screens } from "./screens/index.js"
import { Shell } from "./shell.js"
import { Visit } from "./visit.js"
import { voice } from "./voice.js"
import { learnContent, settle, speakIn } from "./words.js"

const OVER = new Set(["WorkshopClosed", "WorkshopNotOpen", "UnknownCode"])
// The server takes nothing more from this turn.
const LOST = new Set(["VisitExpired", "VisitUnknown", "UnknownWorkshop", "WorkshopClosed"])

export class Table {
  constructor(language, sheet) {
    this.language = language
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    this.speak(language)
    this.device = new Device()
    this.outbox = new Outbox({
      changed: () => this.shell.status(this.outbox, this.visit.begun),
      refused: (visit, refusal) => this.#refused(visit, refusal),
      kept: () => [DEVICE_KEY, this.visit.id],
    })
    this.visit = this.#turn()
    addEventListener("online", () => this.#refill())
  }

  // Show the first screen: the turn that a reload interrupted, the next person's, or the code.
  async open({ code }) {
    // Before anything is stored: the code leaves the address bar, and no entry is added to the history.
    if (location.search) history.replaceState(history.state, "", location.pathname)
    try {
      await this.device.load()
      const resumed = await Visit.resume(this.outbox, this.#failed)
      this.outbox.wake()
      if (resumed) return this.#resume(resumed)
    } catch (error) {
      return this.show("broken", error)
    }
    if (this.device.ready && (!code || code === this.device.code)) return this.welcome()
    return this.show("code", code)
  }

  // The language of the person whose turn it is.
  speak(language) {
    this.language = language
    speakIn(language, this.root)
  }

  show(name, at = 0) {
    this.place = { name, at }
    this.shell.draw(screens[name](this, at), name)
    this.shell.status(this.outbox, this.visit.begun)
  }

  // Like `show`, and come back here after a reload.
  go(name, at = 0) {
    this.show(name, at)
    this.visit.moveTo(this.place)
  }

  async join(code) {
    await this.device.join(code)
    this.welcome()
  }

  // The first screen of a person's turn.
  welcome() {
    this.#learn()
    this.show(this.device.supplied ? "consent" : "waiting")
    this.#refill()
  }

  get questions() {
    return this.device.workshop.questionnaire.questions
  }

  // The questions this person is asked, in order. An answer changes only what comes after it: places stay true.
  get asked() {
    return askedOf(this.questions, this.visit)
  }

  get asksSensitive() {
    return this.questions.some((question) => question.sensitive)
  }

  // Consent is complete: from here on the turn is kept and sent.
  async agree(sensitive) {
    const { visit, device, language } = this
    if (!device.supplied) return this.show("waiting")
    visit.sensitive = sensitive
    const { version } = device.workshop.consent
    const consent = { version, language, sensitive, age_band: visit.age, assisted: false }
    this.show("intro")
    visit.place = this.place
    return visit.begin(device.take(), consent)
  }

  // What later answers made irrelevant is kept until here, in case of a second change of mind; then it is taken back.
  async finish(partial) {
    this.show("done")
    for (const question of irrelevant(this.questions, this.visit.answers)) this.visit.answer(question, null)
    await this.visit.finish(partial, this.place)
  }

  async propose(idea) {
    const { pass, change } = await this.device.take()
    const letter = { path: "/api/ideas", body: { request_id: uuid(), ...idea }, token: pass.token }
    await this.outbox.alone(letter, change).catch(this.#failed)
  }

  // «Personne suivante»: the only way on. The screen goes first, then everything kept of this turn.
  async next() {
    const past = this.visit
    this.visit = this.#turn()
    this.welcome()
    await past.wipe()
  }

  #failed = (error) => this.show("broken", error)

  #turn() {
    return new Visit(this.outbox, this.#failed)
  }

  #learn() {
    const { channel, translations, recordings } = this.device.workshop
    settle(channel)
    keepImages(this.questions)
    learnContent(translations, recordings)
    voice.keep(recordings)
  }

  #resume(visit) {
    this.#learn()
    this.visit = visit
    const { name, at } = visit.place
    this.show(name, at)
  }

  async #refill() {
    if (!this.device.ready) return
    try {
      await this.device.refill()
      if (this.place.name === "waiting") this.welcome()
    } catch (error) {
      if (error instanceof Unreachable) return
      if (!OVER.has(error.code)) throw error
      // Nobody is interrupted: the turn in progress goes on to its end.
      if (!this.visit.begun) await this.leave(error.detail)
    }
  }

  async leave(why) {
    await this.device.leave()
    this.show("closed", why)
  }

  #refused(visit, refusal) {
    if (!LOST.has(refusal.code)) return this.shell.note(refusal.detail)
    // Passes of the same stock would fare no better: the next person gets fresh ones.
    this.device.discard()
    if (visit === this.visit.id) this.show("stopped", refusal.detail)
    return undefined
  }
}
