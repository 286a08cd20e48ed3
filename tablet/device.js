// The workshop that this tablet serves, and its stock of passes: one visit's token and ticket each, minted by the
// server in advance so that the next persons can start without network. A phone has one for each of its people. A
// tablet is shared, and locked, once the facilitator has said so (`place`); where it stands stays here.

import { post } from "./api.js"
import { Asked, newest } from "./asked.js"
import { digest } from "./ballots/receipt.js"
import { ownName } from "./place.js"
import { Unreadable, freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"
import { there } from "./there.js"

const STOCK = 24 // passes on a tablet: two hours of people one after the other
export const DEVICE_KEY = "device" // in the store of keys
const PHONE = 600 // CSS pixels: the shorter side of what is held in one hand
const LIFE = 8 * 3_600_000 // milliseconds: a pass older than this is not worth the risk of an expired token
const TRIES = 5 // wrong numbers before a pause
const PAUSE = 30_000 // milliseconds, doubled at each further one

const small = () => Math.min(screen.width, screen.height) < PHONE

export class Device {
  /** @type {Workshop | null} */ #workshop = null
  /** @type {Key} */ #key
  /** @type {Pass[]} */ #passes = []
  #code = ""
  #lock = { place: "", wrong: 0, until: 0 }
  #done = false // whether the server had no more passes for this phone
  #begun = false // whether somebody has taken a pass of this phone
  #asks = new Asked(() => this.workshop)

  // Whether this device serves a workshop: the one that `workshop` is, and nothing before.
  get joined() {
    return this.#workshop !== null
  }

  get workshop() {
    return there(this.#workshop)
  }

  get ready() {
    return this.joined && (!this.shared || this.place?.state === "admitted")
  }

  // What the server said of this device when it joined, or later.
  get place() {
    return this.#workshop?.device
  }

  // A phone whose pass somebody has taken.
  get used() {
    return this.#begun && !this.shared && !this.supplied
  }

  // A phone on which everybody has begun.
  get finished() {
    return this.used || (this.#done && !this.shared && !this.supplied)
  }

  get shared() {
    return this.workshop.channel === "tablet"
  }

  // Held in one hand by one person, who need not choose a language: their browser knows it.
  get personal() {
    return this.joined ? !this.shared : small()
  }

  get code() { return this.#code }

  // Whether one more person may begin here what is asked now.
  get supplied() { return this.may(this.place?.questionnaire) }

  // Whether one more person may begin that questionnaire here.
  /** @type {(version?: string) => boolean} */
  may(version) {
    return this.#fresh().length > 0 && (this.shared || this.#asks.left(version ?? "") > 0)
  }

  // Whether whoever has answered on this phone is asked something more.
  get continues() {
    return this.#begun && !this.shared && this.questionnaires.length > 1 && this.supplied
  }

  // The questionnaires of the workshop, in order.
  get questionnaires() { return this.#asks.all }

  // The one that may be begun now.
  get asked() { return this.#asks.now }

  /** @type {(version?: string) => Questionnaire} */
  named(version) { return this.#asks.named(version) }

  // How many people this phone counts for.
  get places() { return this.place?.places ?? 0 }

  // Where this tablet stands, for those who run the workshop.
  get label() { return this.#lock.place }

  async load() {
    const kept = await storage.read("device", "workshop")
    if (!kept) return
    this.#key = await storage.read("keys", DEVICE_KEY)
    this.#code = kept.code
    this.#workshop = kept.workshop
    this.#begun = kept.begun === true
    this.#asks.taken = kept.taken ?? {}
    try {
      this.#passes = await unseal(this.#key, await storage.read("device", "passes"))
      if (kept.lock) this.#lock = await unseal(this.#key, kept.lock)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      await this.#renew()
    }
  }

  // Passes and number cannot be opened any more: others are asked for, under another key.
  async #renew() {
    this.#key = await freshKey()
    this.#lock = { place: "", wrong: 0, until: 0 }
    this.#passes = []
    await this.#stock([])
  }

  // Join a workshop by its code. pin: its number, which makes this a shared tablet. Throws Refusal (unknown, closed,
  // not that number…) or Unreachable.
  /** @type {(code: string, channel?: string, pin?: string) => Promise<void>} */
  async join(code, channel = small() ? "phone" : "tablet", pin = "") {
    const device = await ownName()
    const { visits, ...workshop } = await post("/api/visits", { code, device, channel, pin, count: STOCK })
    this.#key ??= (await storage.read("keys", DEVICE_KEY)) ?? (await freshKey())
    this.#passes = []
    this.#begun = false
    this.#asks.taken = {}
    this.#code = code
    this.#workshop = { ...workshop, channel: workshop.device.kind }
    await this.#stock(visits)
  }

  // Made shared by whoever knows the workshop's number. Throws as join does.
  /** @type {(pin: string, place: string) => Promise<void>} */
  async lock(pin, place) {
    this.#lock = { place, wrong: 0, until: 0 }
    await this.join(this.#code, "tablet", pin)
  }

  // The server says where this device stands now.
  /** @type {(place: Place) => Promise<void>} */
  async moved(place) {
    this.#workshop = { ...this.workshop, channel: place.kind, device: newest(place, this.place) }
    await storage.write(await this.#workshopChange())
  }

  // The server says which questionnaire may be begun now; returns whether it is another one.
  /** @type {(said: Pick<Place, "questionnaire" | "turn">) => Promise<boolean>} */
  async turn(said) {
    const former = this.place?.questionnaire
    const device = newest({ ...this.workshop.device, ...said }, this.place)
    if (device.questionnaire === former) return false
    this.#workshop = { ...this.workshop, device }
    await storage.write(await this.#workshopChange())
    return true
  }

  // {opened} or {opened: false, seconds: how long to wait before the next try}. A number of four digits stops a hand
  // that taps around, not somebody who takes the tablet apart.
  /** @type {(pin: string) => Promise<{ opened: boolean; seconds: number }>} */
  async unlock(pin) {
    const lock = this.#lock
    const longest = PAUSE * 2 ** Math.max(0, lock.wrong - TRIES)
    lock.until = Math.min(lock.until, Date.now() + longest) // a clock that was set back makes nobody wait for ever
    const wait = lock.until - Date.now()
    if (wait > 0) return { opened: false, seconds: Math.ceil(wait / 1000) }
    const opened = digest(pin) === this.workshop.device.unlocks
    lock.wrong = opened ? 0 : lock.wrong + 1
    if (lock.wrong >= TRIES) lock.until = Date.now() + PAUSE * 2 ** (lock.wrong - TRIES)
    await storage.write(await this.#workshopChange())
    return { opened, seconds: Math.ceil(Math.max(0, lock.until - Date.now()) / 1000) }
  }

  // Replace the passes that were taken or will not last; it is also how a tablet hears that its workshop is over.
  // Throws as join does. another: one person more is at this phone; the facilitator may have to let them in.
  /** @type {(how?: { another?: boolean }) => Promise<void>} */
  async refill({ another = false } = {}) {
    const lacking = (this.shared ? STOCK : this.questionnaires.length) - this.#fresh(LIFE / 2).length
    const count = another ? Math.max(1, lacking) : lacking
    if (count <= 0) return
    const { visits, ...workshop } = await post("/api/visits/more", { count, another }, this.workshop.device.token)
    this.#workshop = { ...workshop, channel: workshop.device.kind, device: newest(workshop.device, this.place) }
    this.#passes = this.#fresh(LIFE / 2)
    await this.#stock(visits)
  }

  // Take one pass out of a stock that is not empty, for a questionnaire, with the change that keeps it out, to be made
  // when it is written.
  /** @type {(version: string) => Promise<{ pass: Pass; change: () => Promise<Kept[]> }>} */
  async take(version) {
    const passes = this.#fresh()
    const pass = there(passes.shift())
    this.#passes = passes
    this.#begun = true
    this.#asks.begin(version)
    return { pass, change: async () => [await this.#workshopChange(), await this.#passesChange()] }
  }

  // The server does not know these passes any more.
  async discard() {
    this.#passes = []
    await storage.write(await this.#passesChange())
  }

  // The workshop is over for this tablet.
  async leave() {
    this.#workshop = null
    this.#passes = []
    this.#begun = false
    this.#asks.taken = {}
    this.#lock = { place: "", wrong: 0, until: 0 }
    await storage.write({ store: "device", remove: "workshop" }, { store: "device", remove: "passes" })
  }

  /** @type {(life?: number) => Pass[]} */
  #fresh(life = LIFE) {
    return this.#passes.filter(({ minted }) => Date.now() - minted < life)
  }

  /** @type {(visits: Omit<Pass, "minted">[]) => Promise<void>} */
  async #stock(visits) {
    const minted = Date.now()
    this.#done = visits.length === 0
    this.#passes = [...this.#fresh(), ...visits.map((visit) => ({ ...visit, minted }))]
    await storage.write(
      { store: "keys", key: DEVICE_KEY, put: this.#key },
      await this.#workshopChange(),
      await this.#passesChange(),
    )
  }

  /** @type {() => Promise<Kept>} */
  async #workshopChange() {
    const lock = await seal(this.#key, this.#lock)
    const put = { code: this.#code, workshop: this.#workshop, lock, begun: this.#begun, taken: this.#asks.taken }
    return { store: "device", key: "workshop", put }
  }

  /** @type {() => Promise<Kept>} */
  async #passesChange() {
    return { store: "device", key: "passes", put: await seal(this.#key, this.#passes) }
  }
}
