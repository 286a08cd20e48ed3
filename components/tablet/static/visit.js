// One person's turn. Before consent it lives in memory only; from consent on, every change is kept, sealed, in the
// same transaction as what must be sent, until `wipe` leaves nothing but sealed entries on their way out.

import { uuid } from "./dom.js"
import { freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"

const CURRENT = "current"

export class Visit {
  id = uuid()
  begun = false
  sensitive = false
  age = null
  answers = {} // question id → value, null when passed; absent when not met yet
  place = null // where to come back to after a reload
  ticket = null

  #token
  #key
  #sequence = 0
  #unsent = new Map() // question id → the outbox key of its last answer
  #line = Promise.resolve() // changes are written one after the other, in the order of the taps
  #wiped = false

  // failed(error): the browser could not keep something.
  constructor(outbox, failed) {
    this.outbox = outbox
    this.failed = failed
  }

  // The turn that a reload interrupted, or null.
  static async resume(outbox, failed) {
    const kept = await storage.read("visit", CURRENT)
    if (!kept) return null
    const visit = new Visit(outbox, failed)
    visit.#key = await storage.read("keys", kept.id)
    const { token, sequence, ...state } = await unseal(visit.#key, kept.sealed)
    Object.assign(visit, { id: kept.id, begun: true, ...state })
    visit.#token = token
    visit.#sequence = sequence
    return visit
  }

  // Consent is given: the pass becomes this person's, and what they agreed to is sent before any answer.
  async begin(taking, consent) {
    this.begun = true
    await this.#inLine(async () => {
      const { pass, change } = await taking
      this.#token = pass.token
      this.ticket = pass.ticket
      this.#key = await freshKey()
      const sent = await this.outbox.entry(this.id, this.#key, this.#letter("/api/consent", consent))
      return [change, { store: "keys", key: this.id, put: this.#key }, sent]
    })
  }

  // Keep and send one answer; null passes the question.
  async answer(question, value) {
    this.answers[question] = value
    this.#sequence += 1
    const body = { request_id: uuid(), question, value, sequence: this.#sequence }
    const changes = async () => {
      const entry = await this.outbox.entry(this.id, this.#key, this.#letter("/api/answers", body, true))
      // A correction takes the place of an answer that has not left; had it just left, the sequence decides.
      const earlier = this.#unsent.get(question)
      return earlier === undefined ? [entry] : [entry, { store: "outbox", remove: earlier }]
    }
    await this.#inLine(changes, ([at]) => this.#unsent.set(question, at))
  }

  async finish(partial, place) {
    this.place = place
    await this.#inLine(async () => [
      await this.outbox.entry(this.id, this.#key, this.#letter("/api/finish", { partial })),
    ])
  }

  async moveTo(place) {
    this.place = place
    if (this.begun) await this.#inLine(async () => [])
  }

  // Nothing of this person stays, except what is sealed and on its way.
  async wipe() {
    this.#line = this.#line.then(() => {
      this.#wiped = true
      return storage.write({ store: "visit", remove: CURRENT })
    })
    await this.#line
    this.answers = {}
    this.ticket = null
    this.#token = undefined
    this.#key = undefined
    await this.outbox.wake()
  }

  #letter(path, body, answer = false) {
    return { path, body, token: this.#token, answer }
  }

  async #inLine(changes, then = () => undefined) {
    const write = async () => {
      if (this.#wiped) return
      const asked = await changes()
      then(await storage.write(...asked, { store: "visit", key: CURRENT, put: await this.#kept() }))
    }
    this.#line = this.#line.then(write).catch(this.failed)
    await this.#line
    this.outbox.wake()
  }

  async #kept() {
    const { sensitive, age, answers, place, ticket } = this
    const state = { sensitive, age, answers, place, ticket, token: this.#token, sequence: this.#sequence }
    return { id: this.id, sealed: await seal(this.#key, state) }
  }
}
