// When what is open is asked for: soon, and one time after the other. Two answers under way at once may overtake each
// other, and the older one would show votes as they were.

import { Refusal, Unreachable } from "../api.js"

const LATER = 4_000 // milliseconds before a server that was busy is asked again

export class Asking {
  /** @type {number | undefined} */ #soon
  #due = Infinity // when it is asked next
  /** @type {Promise<unknown>} */ #current = Promise.resolve()
  /** @type {Promise<void> | undefined} */ #next // waits for the current one; whoever asks meanwhile shares it

  // over(why): the workshop was closed meanwhile.
  /** @param {() => Promise<void>} ask @param {(why: string) => unknown} over */
  constructor(ask, over) {
    this.ask = ask
    this.over = over
  }

  // Within this many milliseconds: whoever speaks later postpones nothing.
  soon(pause = 0) {
    const due = performance.now() + pause
    if (due >= this.#due) return
    this.rest()
    this.#due = due
    this.#soon = setTimeout(() => {
      this.rest()
      this.now().catch((error) => this.#missed(error))
    }, pause)
  }

  now() {
    this.#next ??= this.#current
      .catch(() => {}) // told to whoever asked for it
      .then(() => {
        this.#next = undefined
        const asked = this.ask()
        this.#current = asked
        return asked
      })
    return this.#next
  }

  rest() {
    clearTimeout(this.#soon)
    this.#due = Infinity
  }

  // Nothing else may happen in a silent room: what a busy server did not say is asked for again.
  /** @type {(error: unknown) => void} */
  #missed(error) {
    if (error instanceof Unreachable) return void (navigator.onLine && this.soon(LATER))
    if (!(error instanceof Refusal)) throw error
    if (error.ends === "workshop") this.over(error.detail)
  }
}
