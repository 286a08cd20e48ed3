// Whether anybody is still there. A shared tablet that nobody touches asks, then forgets the person who left. It never
// forgets without having asked, whatever its clock says.

import { Stopwatch } from "./clock.js"
import { voice } from "./voice.js"

const QUIET = 90_000 // milliseconds without a touch or a key before it asks
export const GRACE = 30_000 // and before it takes silence for an answer
const GLANCE = 1_000

export class Idle {
  #quiet = new Stopwatch()
  #asked = false

  // watched(): whether there is somebody whose leaving matters. asks(), left(): what to do then.
  /** @param {{ watched: () => boolean, asks: () => unknown, left: () => unknown }} acts */
  constructor({ watched, asks, left }) {
    this.watched = watched
    this.asks = asks
    this.left = left
    for (const sign of ["pointerdown", "keydown", "popstate"])
      addEventListener(sign, () => this.touched(), { capture: true })
    // A clock that is read, not a long timer: a tablet that slept wakes up late and must notice at once.
    setInterval(() => this.#look(), GLANCE)
    document.addEventListener("visibilitychange", () => this.#look())
  }

  touched() {
    this.#quiet.restart()
    this.#asked = false
  }

  // Whether somebody who was away that long is asked: after a reload only the device's clock tells, which may have been
  // set back.
  /** @type {(away: number) => boolean} */
  late(away) {
    return away >= QUIET || away < -GLANCE
  }

  // Ask now; silence counts from here.
  ask() {
    this.#quiet.restart()
    this.#asked = true
    this.asks()
  }

  #look() {
    // Whoever listens is there, unless it is the question itself that is being read.
    if (!this.watched() || (voice.reading && !this.#asked)) return this.touched()
    const leapt = this.#quiet.look()
    if (!this.#asked) return this.#quiet.passed >= QUIET ? this.ask() : undefined
    if (leapt) return this.ask() // whoever should have answered had no time to
    if (this.#quiet.passed >= GRACE) {
      this.touched()
      this.left()
    }
    return undefined
  }
}
