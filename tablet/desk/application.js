// The partners' desk: one organisation's answers, opened by a personal link, from any computer. Nobody follows at this
// screen: no hand-over, no ticket. An answer goes into the outbox at each change, as on a tablet, under a database name
// of its own, so that a tablet and a desk on the same machine never meet.

import { Refusal, Unreachable, post } from "../api.js"
import { uuid } from "../dom.js"
import { irrelevant } from "../logic.js"
import { Outbox } from "../outbox.js"
import { askedOf } from "../questions/asked.js"
import { proposes } from "../questions/index.js"
import { Presence } from "../presence.js"
import { Unreadable, freshKey, seal, unseal } from "../seal.js"
import { Shell } from "../shell.js"
import * as storage from "../storage.js"
import { there } from "../there.js"
import { say, speakIn } from "../words.js"
import { screens } from "./screens.js"
import { Side } from "./side.js"

const HERE = "desk" // its key and its entry in the stores

export class Desk {
  /** @type {Outbox} */ outbox
  /** @type {Spot | undefined} */ place
  /** @type {Screenful | undefined} */ screen
  /** @type {Given | null} */ given = null // what the server said that this link opens
  /** @type {Answers} */ answers = {}

  /** @type {string | undefined} */ #token
  /** @type {Key} */ #key
  #device = uuid()
  #sequence = 0
  #pending = 0 // what was just answered and is not in the outbox yet
  /** @type {Set<string>} */ #missed = new Set() // questions that the server did not take: they are not saved
  #secret = "" // of the address, until it is used
  door = "" // the same until the page is loaded again: it opens «Notre structure» too
  #draft = false // what is typed just now is no answer, and is kept nowhere
  /** @type {AbortController | undefined} */ #ending

  /** @param {{ language: string }} data @param {HTMLElement} sheet */
  constructor({ language }, sheet) {
    storage.keepIn("tablee-desk")
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    this.root.classList.add("desk")
    speakIn(language, this.root)
    this.side = new Side(this)
    this.shell.stage.before(this.side.root)
    this.presence = new Presence(this.shell, { entered: () => this.#entered(), lost: () => this.#lost() })
    this.#furnish()
    addEventListener("hashchange", () => location.hash && this.open()) // another link, in the same page
  }

  #furnish() {
    this.#ending?.abort()
    this.#ending = new AbortController()
    this.outbox = new Outbox({
      changed: () => this.#status(),
      taken: (_, { body }) => this.#missed.delete(body.question),
      refused: (_, { body, path }, refusal) => this.#refused(body.question ?? path, refusal),
      lost: () => this.#refused("lost", { detail: say("lost") }),
      kept: () => [HERE],
      signal: this.#ending.signal,
    })
    this.given = null
    this.answers = {}
    this.#missed.clear()
    this.#pending = 0
  }

  // Another page is the live one. What this one goes on with is its own organisation.
  #lost() {
    this.#furnish()
    this.side.show()
  }

  // With the secret of the address, which leaves it at once; else with what a former opening here left.
  open() {
    this.#secret = location.hash.slice(1)
    if (this.#secret) history.replaceState(history.state, "", location.pathname)
    return this.presence.enter()
  }

  async #entered() {
    const secret = this.#secret
    this.door = secret || this.door
    this.#secret = ""
    if (!secret && this.#token) await this.#keep()
    return this.enter(secret)
  }

  /** @type {(secret: string) => Promise<void>} */
  async enter(secret) {
    try {
      await this.#take(secret)
    } catch (error) {
      if (error instanceof Refusal) return this.show("unknown", error.detail)
      if (error instanceof Unreachable) return this.show("unreachable", secret)
      throw error
    }
    return this.show(there(this.given).over ? "over" : "intro")
  }

  /** @type {(secret: string) => Promise<void>} */
  async #take(secret) {
    this.#key = (await storage.read("keys", HERE)) ?? (await freshKey())
    await this.outbox.wake() // what this computer still had to send comes before what the server says
    const token = secret ? undefined : await this.#known()
    if (!secret && !token) throw new Refusal({ code: "NoLink", ends: "turn", detail: say("desk.no_link") })
    this.given = await (secret ? post("/api/partner/session", { secret }) : post("/api/partner/resume", {}, token))
    this.answers = { ...there(this.given).answers }
    this.#token = there(this.given).token
    await this.#keep()
  }

  async #known() {
    const sealed = await storage.read("visit", HERE)
    try {
      return sealed && (await unseal(this.#key, sealed))
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return undefined
    }
  }

  async #keep() {
    this.#key = (await storage.read("keys", HERE)) ?? this.#key
    const sealed = await seal(this.#key, this.#token)
    await storage.write({ store: "keys", key: HERE, put: this.#key }, { store: "visit", key: HERE, put: sealed })
  }

  /** @type {(name: string, at?: any) => void} */
  show(name, at = 0) {
    if (this.presence.away) return
    this.place = { name, at }
    this.#draft = false
    this.screen = screens[name](this, at)
    this.shell.draw(this.screen, name)
    this.side.show()
    this.#status()
  }

  #status() {
    if (!this.given) return
    const refused = [...this.#missed]
    this.shell.status(this.outbox, { begun: true, pending: this.#pending, refused, draft: this.#draft })
  }

  get questions() {
    return there(this.given).questionnaire.questions
  }

  // The questions that this organisation is asked, in order.
  get asked() {
    return askedOf(this.questions, { answers: this.answers, sensitive: true, age: "a18" })
  }

  // Keep and send one answer; null takes it back.
  /** @type {(question: string, value: Value) => void} */
  answer(question, value) {
    this.answers[question] = value
    this.#sequence += 1
    const body = { request_id: uuid(), device: this.#device, question, value, sequence: this.#sequence }
    this.#send("/api/partner/answers", body, { answer: true })
    this.side.show()
  }

  /** @type {(draft: boolean) => void} what is typed just now is no answer: nothing says that it is kept */
  drafting(draft) {
    this.#draft = draft
    this.#status()
  }

  // Back to the questions, unless the wave has ended meanwhile. Without network, the questions.
  async again() {
    await this.#ended()
    if (this.place?.name === "done") this.show("intro")
  }

  // Perhaps the wave has ended: what is shown from then on is what was kept.
  async #ended() {
    try {
      const now = await post("/api/partner/resume", {}, this.#token)
      if (!now.over || !this.given) return
      this.given = now
      this.answers = { ...now.answers }
      this.show("over")
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error
    }
  }

  // Everything necessary is there: what later answers made irrelevant is taken back.
  finish() {
    for (const question of irrelevant(this.questions, this.answers)) this.answer(question, null)
    this.#send("/api/partner/finish", {}, { last: true })
    there(this.given).complete = true
    this.show("done")
  }

  // An organisation that is missing from the list stands in the rosters from now on. Returns why it does not, or "".
  /** @type {(name: string, sure: boolean) => Promise<string>} */
  async propose(name, sure) {
    try {
      const row = await post("/api/partner/proposals", { request_id: uuid(), name, sure }, this.#token)
      for (const question of this.questions) {
        if (proposes(question)) question.rows.push({ ...row, icon: "", image: "" })
      }
      return ""
    } catch (error) {
      if (error instanceof Refusal) return error.detail
      if (error instanceof Unreachable) return say("desk.unreachable.title")
      throw error
    }
  }

  // This computer forgets the link; the answers are on the server.
  async leave() {
    await storage.write({ store: "visit", remove: HERE })
    this.given = null
    this.answers = {}
    this.#token = undefined
    this.door = ""
    this.show("left")
  }

  // From the change on, nothing says «Enregistré» before it is.
  /** @type {(path: string, body: object, kind: Kindly) => Promise<void>} */
  async #send(path, body, kind) {
    const token = this.#token
    this.#pending += 1
    this.#status()
    await storage.write(() => this.outbox.entry(HERE, this.#key, { path, body, token, ...kind }))
    this.#pending -= 1
    this.outbox.wake()
  }

  /** @type {(what: string, refusal: Told) => void} */
  #refused(what, refusal) {
    this.#missed.add(what)
    if (refusal.ends === "turn") {
      this.given = null
      this.show("unknown", refusal.detail)
    } else {
      this.shell.note(refusal.detail)
      this.#ended()
    }
    this.#status()
  }
}
