// Whether anybody is still there. A shared tablet that nobody touches asks, then forgets the person who left.

import { voice } from "./voice.js"

const QUIET = 90_000 // milliseconds without a touch or a key before it asks
export const GRACE = 30_000 // and before it takes silence for an answer
const GLANCE = 1_000

export class Idle {
  #last = Date.now()
  #asked = false

  // watched(): whether there is somebody whose leaving matters. asks(), left(): what to do then.
  constructor({ watched, asks, left }) {
    Object.assign(this, { watched, asks, left })
    for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => this.touched(), { capture: true })
    // A clock that is read, not a long timer: a tablet that slept wakes up late and must notice at once.
    setInterval(() => this.#look(), GLANCE)
    document.addEventListener("visibilitychange", () => this.#look())
  }

  touched() {
    this.#last = Date.now()
    this.#asked = false
  }

  // Whether somebody who was away that long is asked.
  late(away) {
    return away >= QUIET
  }

  #look() {
    // Whoever listens is there, unless it is the question itself that is being read.
    if (!this.watched() || (voice.reading && !this.#asked)) return this.touched()
    const quiet = Date.now() - this.#last
    if (quiet >= QUIET + GRACE) {
      this.touched()
      this.left()
    } else if (quiet >= QUIET && !this.#asked) {
      this.#asked = true
      this.asks()
    }
    return undefined
  }
}
