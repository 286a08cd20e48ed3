// One person's turn. Before consent it lives in memory only; from consent on, every change is kept, sealed, in the
// same transaction as what must be sent, until `wipe` leaves nothing but sealed entries on their way out.

import { uuid } from "./dom.js"
import { freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"

const CURRENT = "current"
const FIRST = { first: true }

export class Visit {
  id = uuid()
  begun = false // whether this person agreed to anything being kept
  over = false
  pending = 0 // what was just said and is not in the outbox yet
  assisted = false // «J'aide quelqu'un»
  sensitive = null // whether they agreed to sensitive questions; null while nobody asked
  reviewed = false // whether they have seen all their answers together
  age = null
  answers = {} // question id → value, null when passed; absent when not met yet
  place = null // where to come back to after a reload
  touched = 0 // when something was last kept
  ticket = null
  refused = [] // what the server did not take, or nobody can send any more: ids of questions, or what else it was

  #token
  #key
  #sequence = 0
  #unsent = new Map() // question id → the outbox key of its last answer
  #wiped = false

  // comfort: what goes with this person.
  constructor(outbox, comfort) {
    Object.assign(this, { outbox, comfort })
  }

  // The turn that a reload interrupted, or null. Throws Unreadable for one that nobody can open: `drop` it.
  static async resume(outbox, comfort) {
    const kept = await storage.read("visit", CURRENT)
    if (!kept) return null
    const visit = new Visit(outbox, comfort)
    visit.#key = await storage.read("keys", kept.id)
    const { token, sequence, chosen, ...state } = await unseal(visit.#key, kept.sealed)
    Object.assign(visit, { id: kept.id, begun: true, ...state })
    visit.#token = token
    visit.#sequence = sequence
    comfort.set(chosen)
    return visit
  }

  static async drop() {
    await storage.write({ store: "visit", remove: CURRENT })
  }

  // Whether there is anything to keep.
  get said() {
    return Object.values(this.answers).some((value) => value !== null)
  }

  // Consent is given: the pass becomes this person's, and what they agreed to is sent before any answer.
  async begin(taking, consent) {
    this.begun = true
    await this.#send(async () => {
      const { pass, change } = await taking
      this.#token = pass.token
      this.ticket = pass.ticket
      this.#key = await freshKey()
      const sent = await this.outbox.entry(this.id, this.#key, this.#letter("/api/consent", consent, FIRST))
      return [await change(), { store: "keys", key: this.id, put: this.#key }, sent]
    })
  }

  // Keep and send one answer; null passes the question.
  async answer(question, value) {
    this.answers[question] = value
    this.#sequence += 1
    const body = { request_id: uuid(), question, value, sequence: this.#sequence }
    const changes = async () => {
      const entry = await this.outbox.entry(this.id, this.#key, this.#letter("/api/answers", body, { answer: true }))
      // A correction takes the place of an answer that has not left; had it just left, the sequence decides.
      const earlier = this.#unsent.get(question)
      return earlier === undefined ? [entry] : [entry, { store: "outbox", remove: earlier }]
    }
    await this.#send(changes, ([at]) => this.#unsent.set(question, at))
  }

  // Whether sensitive questions may be asked. Saying no later takes back what was said to them (`questions`).
  async decide(agreed, questions) {
    this.sensitive = agreed
    this.#sequence += 1
    if (!agreed) for (const { id } of questions) delete this.answers[id]
    const body = { agreed, sequence: this.#sequence }
    await this.#send(async () => [
      await this.outbox.entry(this.id, this.#key, this.#letter("/api/consent/sensitive", body, FIRST)),
    ])
  }

  async finish(partial, place) {
    this.over = true
    this.place = place
    await this.#send(async () => [
      await this.outbox.entry(this.id, this.#key, this.#letter("/api/finish", { partial }, { last: true })),
    ])
  }

  async moveTo(place) {
    this.place = place
    if (this.begun) await this.#write(async () => [])
  }

  // The server took this, which it may have refused before.
  async accepted(letter) {
    if (!this.refused.includes(named(letter))) return
    this.refused = this.refused.filter((each) => each !== named(letter))
    await this.moveTo(this.place)
  }

  // The server refused this, or (null) something of this turn cannot be opened any more.
  async missed(letter) {
    this.refused = [...new Set([...this.refused, named(letter)])]
    await this.moveTo(this.place)
  }

  // Nothing of this person stays, except what is sealed and on its way.
  async wipe() {
    await storage.write(() => {
      this.#wiped = true
      return { store: "visit", remove: CURRENT }
    })
    this.answers = {}
    this.ticket = null
    this.#token = undefined
    this.#key = undefined
    await this.outbox.wake()
  }

  #letter(path, body, kind) {
    return { path, body, token: this.#token, ...kind }
  }

  // Made when their turn has come, after what was tapped before: a wipe leaves nothing to change.
  async #write(changes, then = () => undefined) {
    const made = async () => {
      if (this.#wiped) return []
      return [...(await changes()), { store: "visit", key: CURRENT, put: await this.#kept() }]
    }
    then(await storage.write(made))
  }

  // From the tap on, nothing says «Enregistré» before it is.
  async #send(changes, then) {
    this.pending += 1
    this.outbox.changed()
    await this.#write(changes, then)
    await this.outbox.count()
    this.pending -= 1
    this.outbox.wake()
  }

  async #kept() {
    const { over, assisted, sensitive, reviewed, age, answers, place, ticket, refused } = this
    const state = { over, assisted, sensitive, reviewed, age, answers, place, ticket, refused, touched: Date.now() }
    const sealed = await seal(this.#key, { ...state, chosen: this.comfort.state, token: this.#token, sequence: this.#sequence })
    return { id: this.id, sealed }
  }
}

function named(letter) {
  return letter?.body.question ?? letter?.path ?? "lost"
}
