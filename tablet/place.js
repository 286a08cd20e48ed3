// Where this device stands in its workshop, as the server last said: admitted, at the door, or sent away. A device that
// waits asks again by itself, and is let in without a touch as soon as the facilitator has made room.

import { Refusal, Unreachable, post } from "./api.js"
import { uuid } from "./dom.js"
import * as storage from "./storage.js"

const NAME = "name" // in the store of devices: by it, joining again is no other device
const PAUSE = 2_500 // milliseconds between two questions at the door

// The random name of this browser. Only workshops learn it, and each keeps another hash of it.
/** @type {() => Promise<string>} */
export async function ownName() {
  const known = await storage.read("device", NAME)
  if (known) return known
  const fresh = uuid()
  await storage.write({ store: "device", key: NAME, put: fresh })
  return fresh
}

// What is on the screen of a device on which nothing can be done: because somebody waits at the door, has finished, or
// because the network is gone.
/** @type {(table: Table) => string} */
export function rest({ device }) {
  if (waits(device.place)) return "door"
  return device.finished ? "finished" : "waiting"
}

// The first screen of a turn. possible: whether there is anything to do. A phone that somebody has used greets nobody
// again: what is left to do stands at the end.
/** @type {(table: Table, possible: boolean) => string} */
export function opening(table, possible) {
  const { device, votes } = table
  const used = device.used || (!device.shared && votes.used)
  if (used && !votes.pending) return waits(device.place) ? "door" : "finished"
  return possible ? "welcome" : rest(table)
}

// Whether somebody at this device waits for the facilitator.
/** @type {(place?: Place) => boolean} */
export function waits(place) {
  return place !== undefined && (place.state === "waiting" || place.asks)
}

export class Door {
  /** @type {number | undefined} */ #soon

  // changed(): it moved, or is to be asked for again. refused(refusal): there is nothing to wait for any more. signal:
  // when all this ends.
  /**
   * @param {Device} device
   * @param {{ changed: () => void, refused: (why: Told) => unknown, signal: AbortSignal }} fates
   */
  constructor(device, { changed, refused, signal }) {
    this.device = device
    this.changed = changed
    this.refused = refused
    signal.addEventListener("abort", () => clearTimeout(this.#soon))
  }

  // Ask again for as long as somebody waits.
  watch() {
    clearTimeout(this.#soon)
    if (waits(this.device.place)) this.#soon = setTimeout(() => this.#knock(), PAUSE * (0.8 + 0.4 * Math.random()))
  }

  async #knock() {
    const { place } = this.device
    if (!place || !waits(place)) return
    try {
      const now = await post("/api/places", {}, place.token)
      await this.device.moved(now)
      if (now.kind !== place.kind || now.state !== place.state || now.asks !== place.asks) this.changed()
    } catch (error) {
      if (error instanceof Refusal) {
        this.refused(error)
        return
      }
      if (!(error instanceof Unreachable)) throw error
    }
    this.watch()
  }
}
