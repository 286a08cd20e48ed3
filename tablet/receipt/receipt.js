// «Mes réponses»: a ticket, what it holds, and its withdrawal. Everything lives in memory only: leaving, a minute and a
// half without a touch, or coming back by the browser's own buttons find the first screen and nothing typed.

import { Refusal, Unreachable, post } from "../api.js"
import { Shell } from "../shell.js"
import { learnContent, preferred, say, speakIn } from "../words.js"
import { screens } from "./screens.js"

const QUIET = 90_000 // milliseconds
const GLANCE = 1_000

const AGAIN = 3_000 // milliseconds

export class Receipt {
  signs = [] // the words of the pictograms touched so far
  digits = ""
  written = ""
  held = null // what the server said that this ticket holds

  #touched = Date.now()

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

  speak(code) {
    speakIn(code, this.root)
  }

  show(name) {
    this.place = name
    this.shell.draw(screens[name](this), name)
  }

  // Nothing of the person stays.
  forget() {
    Object.assign(this, { signs: [], digits: "", written: "", held: null })
    this.speak(preferred())
    this.show("signs")
  }

  // Ask the server what this ticket holds.
  async look(ticket) {
    await this.#ask("/api/tickets/read", ticket, (held) => {
      learnContent(held.translations)
      this.held = { ...held, ticket }
      this.show("holding")
    })
  }

  async withdraw() {
    await this.#ask("/api/tickets/withdraw", this.held.ticket, () => {
      Object.assign(this, { signs: [], digits: "", written: "", held: null })
      this.show("erased")
    })
  }

  async #ask(path, ticket, then) {
    const asked = this.place
    this.shell.note(say("receipt.asking"))
    try {
      const said = await inTurn(() => post(path, { ticket }), () => this.place === asked)
      // Whoever left meanwhile must not find it on the screen.
      if (this.place === asked) then(said)
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unreachable)) throw error
      if (this.place === asked) this.shell.note(error.detail ?? error.refusal?.detail ?? say("receipt.unreachable"))
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
async function inTurn(asking, wanted) {
  for (;;) {
    try {
      return await asking()
    } catch (error) {
      if (error.refusal?.code !== "InTurn" || !wanted()) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}
