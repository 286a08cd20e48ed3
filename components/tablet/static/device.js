// The workshop that this tablet serves, and its stock of passes: one visit's token and ticket each, minted by the
// server in advance so that the next persons can start without network.

import { post } from "./api.js"
import { freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"

const STOCK = 12 // passes on a tablet
export const DEVICE_KEY = "device" // in the store of keys
const PHONE = 600 // CSS pixels: the shorter side of what is held in one hand
const LIFE = 8 * 3_600_000 // milliseconds: a pass older than this is not worth the risk of an expired token

export class Device {
  workshop = null
  #key
  #passes = []
  #code = ""

  get ready() {
    return this.workshop !== null
  }

  get shared() {
    return this.workshop.channel === "tablet"
  }

  get code() {
    return this.#code
  }

  get supplied() {
    return this.#fresh().length > 0
  }

  async load() {
    const kept = await storage.read("device", "workshop")
    if (!kept) return
    this.#key = await storage.read("keys", DEVICE_KEY)
    this.#passes = await unseal(this.#key, await storage.read("device", "passes"))
    this.#code = kept.code
    this.workshop = kept.workshop
  }

  // Join a workshop by its code. Throws Refusal (unknown, closed…) or Unreachable.
  async join(code) {
    const channel = Math.min(screen.width, screen.height) < PHONE ? "phone" : "tablet"
    const { visits, ...workshop } = await post("/api/visits", { code, channel, count: channel === "tablet" ? STOCK : 1 })
    this.#key ??= (await storage.read("keys", DEVICE_KEY)) ?? (await freshKey())
    this.#passes = []
    this.#code = code
    this.workshop = { ...workshop, channel }
    await this.#stock(visits)
  }

  // Replace the passes that were taken; it is also how a tablet hears that its workshop is over. Throws as join does.
  async refill() {
    const count = (this.shared ? STOCK : 1) - this.#fresh().length
    if (count <= 0) return
    const { visits, ...workshop } = await post("/api/visits", { code: this.#code, channel: this.workshop.channel, count })
    this.workshop = { ...workshop, channel: this.workshop.channel }
    await this.#stock(visits)
  }

  // Take one pass out of a stock that is not empty, with the change that keeps it out.
  async take() {
    const passes = this.#fresh()
    const pass = passes.shift()
    this.#passes = passes
    return { pass, change: await this.#passesChange() }
  }

  // The server does not know these passes any more.
  async discard() {
    this.#passes = []
    await storage.write(await this.#passesChange())
  }

  // The workshop is over for this tablet.
  async leave() {
    this.workshop = null
    this.#passes = []
    await storage.write({ store: "device", remove: "workshop" }, { store: "device", remove: "passes" })
  }

  #fresh() {
    return this.#passes.filter(({ minted }) => Date.now() - minted < LIFE)
  }

  async #stock(visits) {
    const minted = Date.now()
    this.#passes = [...this.#fresh(), ...visits.map((visit) => ({ ...visit, minted }))]
    await storage.write(
      { store: "keys", key: DEVICE_KEY, put: this.#key },
      { store: "device", key: "workshop", put: { code: this.#code, workshop: this.workshop } },
      await this.#passesChange(),
    )
  }

  async #passesChange() {
    return { store: "device", key: "passes", put: await seal(this.#key, this.#passes) }
  }
}
