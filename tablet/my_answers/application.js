// «Mes réponses»: a ticket, what it holds, and its withdrawal. Everything lives in memory only: leaving, a minute and a
// half without a touch, or coming back by the browser's own buttons find the first screen and nothing typed.

import { Refusal, Unreachable, post } from "../api.js"
import { Shell } from "../shell.js"
import { there } from "../there.js"
import { learnContent, preferred, say, speakIn } from "../words.js"
import { screens } from "./screens.js"

const QUIET = 90_000 // milliseconds
const GLANCE = 1_000

const AGAIN = 3_000 // milliseconds

export class MyAnswers {
  /** @type {string[]} */ signs = [] // the words of the pictograms touched so far
  digits = ""
  written = ""
  /** @type {Held | null} */ held = null // what the server said that this ticket holds
  /** @type {Found | null} */ found = null // or what became of the idea, if it is the code of one

  #touched = Date.now()

  /** @param {{ pictograms: [word: string, icon: string][] }} data @param {HTMLElement} sheet */
  constructor({ pictograms }, sheet) {
    this.pictograms = pictograms.map(([word, icon]) => ({ word, icon }))
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    this.speak(preferred())
    for (const event of ["pointerdown", "keydown", "input", "wheel"]) {
      this.root.addEventListener(event, () => (this.#touched = Date.now()))
    }
    addEventListener("pagehide", () => this.forget())
    setInterval(() => this.#watch(), GLANCE)
  }

  open() {
    this.show("signs")
  }

  /** @type {(code: string) => void} */
  speak(code) {
    speakIn(code, this.root)
  }

  /** @type {(name: string) => void} */
  show(name) {
    this.place = name
    this.shell.draw(screens[name](this), name)
  }

  // Nothing of the person stays.
  forget() {
    this.#empty()
    this.speak(preferred())
    this.show("signs")
  }

  #empty() {
    this.signs = []
    this.digits = this.written = ""
    this.held = this.found = null
  }

  // Ask the server what this ticket holds, or what became of the idea whose code it is.
  /** @type {(ticket: string) => Promise<void>} */
  async look(ticket) {
    await this.#ask("/api/tickets/read", ticket, (said) => (said.idea ? this.#tell(said) : this.#hold(said, ticket)))
  }

  /** @type {(held: Held, ticket: string) => void} */
  #hold(held, ticket) {
    learnContent(held.translations)
    this.held = { ...held, ticket }
    this.show("holding")
  }

  /** @type {(found: Found) => void} */
  #tell(found) {
    this.found = found
    this.show("became")
  }

  async withdraw() {
    await this.#ask("/api/tickets/withdraw", there(this.held).ticket, () => {
      this.#empty()
      this.show("erased")
    })
  }

  /** @type {(path: string, ticket: string, then: (said: any) => void) => Promise<void>} */
  async #ask(path, ticket, then) {
    const asked = this.place
    this.shell.note(say("moment"))
    try {
      const said = await inTurn(() => post(path, { ticket }), () => this.place === asked)
      // Whoever left meanwhile must not find it on the screen.
      if (this.place === asked) then(said)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) throw error
      const said = error instanceof Refusal ? error : error.refusal
      if (this.place === asked) this.shell.note(said?.detail ?? say("unreachable"))
    }
  }

  #watch() {
    const away = !this.root.isConnected || Date.now() - this.#touched > QUIET
    if (away && !this.#blank) this.forget()
  }

  get #blank() {
    return this.place === "signs" && this.signs.length === 0
  }
}

// Many may be trying at the same time: the server keeps our turn, and we ask again by ourselves.
/** @type {(asking: () => Promise<any>, wanted: () => boolean) => Promise<any>} */
async function inTurn(asking, wanted) {
  for (;;) {
    try {
      return await asking()
    } catch (error) {
      if (!(error instanceof Unreachable) || !error.refusal?.waits || !wanted()) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}
