// What was answered and not acknowledged yet: kept in order, sent one by one, forgotten when the server has it.
//
// The server knows each request by its identifier, so a request whose acknowledgement got lost is sent again without
// harm. Refused requests are dropped and reported: no retry would change the answer.

import { Refusal, Unreachable, post } from "./api.js"
import { uuid } from "./dom.js"
import { freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"

const FIRST_PAUSE = 500 // milliseconds
const LONGEST_PAUSE = 20_000

export class Outbox {
  waiting = 0 // entries not acknowledged
  answers = 0 // those of them that are answers, for «3 réponses en attente»
  failing = false // whether the last try found nobody

  #busy = false
  #again = false // somebody put something in just as the last delivery was ending
  #failures = 0
  #timer

  // changed(): the numbers moved. refused(visit, refusal): the server said no. kept(): the visit whose key must stay.
  constructor({ changed, refused, kept }) {
    Object.assign(this, { changed, refused, kept })
    addEventListener("online", () => this.wake())
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake())
  }

  // The change that puts an entry in, for a caller who writes it together with something else.
  async entry(visit, key, { path, body, token, answer = false }) {
    return { store: "outbox", put: { visit, answer, sealed: await seal(key, { path, body, token }) } }
  }

  // Put in something that belongs to no turn, under a key of its own, together with other changes.
  async alone(letter, ...changes) {
    const [visit, key] = [uuid(), await freshKey()]
    await storage.write(...changes, { store: "keys", key: visit, put: key }, await this.entry(visit, key, letter))
    await this.wake()
  }

  // Count again and try at once.
  async wake() {
    clearTimeout(this.#timer)
    await this.#counted()
    this.#again = true
    if (this.#busy) return
    this.#busy = true
    try {
      while (this.#again) {
        this.#again = false
        await this.#drain()
      }
      this.#failures = 0
      this.failing = false
      await this.#forgetKeys()
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      this.failing = true
      this.#tryLater()
    } finally {
      this.#busy = false
    }
    await this.#counted()
  }

  async #drain() {
    for (let next = await storage.first("outbox"); next; next = await storage.first("outbox")) {
      const [at, entry] = next
      await this.#deliver(entry)
      await storage.write({ store: "outbox", remove: at })
      this.failing = false
      this.#failures = 0
      await this.#counted()
    }
  }

  async #deliver({ visit, sealed }) {
    const key = await storage.read("keys", visit)
    if (!key) return // nobody can read it any more: another tab finished the delivery and forgot the key
    const { path, body, token } = await unseal(key, sealed)
    try {
      await post(path, body, token)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.refused(visit, error)
    }
  }

  #tryLater() {
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures)
    this.#failures += 1
    // Twenty tablets that lost the same network must not come back in the same instant.
    this.#timer = setTimeout(() => this.wake(), pause * (0.7 + 0.6 * Math.random()))
  }

  async #counted() {
    const entries = await storage.everything("outbox")
    this.waiting = entries.length
    this.answers = entries.filter((entry) => entry.answer).length
    this.changed()
  }

  async #forgetKeys() {
    const kept = this.kept()
    const others = (await storage.keysOf("keys")).filter((visit) => !kept.includes(visit))
    if (others.length && !(await storage.first("outbox"))) {
      await storage.write(...others.map((visit) => ({ store: "keys", remove: visit })))
    }
  }
}
