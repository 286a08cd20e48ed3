// Being the live page of this browser, or saying that another one is: one sentence, one button. A page that was only
// opened behind another waits until somebody looks at it.

import * as storage from "./storage.js"
import { say } from "./words.js"

export class Presence {
  away = true // whether this page has nothing to show of its own

  // entered(): this page is the live one, and reads what is kept. lost(): it is not any more, and forgets everything.
  /** @param {Shell} shell @param {{ entered: () => unknown, lost: () => void }} acts */
  constructor(shell, { entered, lost }) {
    this.shell = shell
    this.entered = entered
    this.lost = lost
  }

  /** @type {() => Promise<unknown>} */
  async enter() {
    await seen()
    try {
      await storage.claim({
        lost: () => this.#lose(),
        troubled: (error, retry) => this.#troubled(error, retry),
        eased: () => this.shell.eased(),
      })
    } catch (error) {
      return this.#draw("broken", {
        layout: ["middle", "stated"],
        heading: say("broken.title"),
        icon: "info",
        lead: say(full(error) ? "broken.full" : "broken.lead"),
        next: { label: say("no_pass.retry"), icon: "refresh" },
      })
    }
    this.away = false
    return this.entered()
  }

  #lose() {
    this.away = true
    this.lost()
    this.shell.eased()
    this.#draw("elsewhere", {
      layout: ["middle", "stated"],
      heading: say("elsewhere.title"),
      icon: "tab",
      lead: say("elsewhere.lead"),
      next: { label: say("elsewhere.here") },
    })
  }

  // What shows stays, the tap included; it is written as soon as it can be.
  /** @type {(error: unknown, retry: () => void) => void} */
  #troubled(error, retry) {
    if (!this.away) this.shell.troubled(say(full(error) ? "trouble.full" : "trouble.closed"), retry)
  }

  /** @type {(name: string, screen: Screenful) => void} */
  #draw(name, screen) {
    this.shell.draw({ ...screen, act: () => this.enter() }, name)
    this.shell.silent()
  }
}

/** @type {(error: unknown) => boolean} */
function full(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError"
}

function seen() {
  if (document.visibilityState === "visible") return undefined
  return new Promise((/** @type {(seen?: undefined) => void} */ resolve) => {
    const look = () => {
      if (document.visibilityState !== "visible") return
      document.removeEventListener("visibilitychange", look)
      resolve()
    }
    document.addEventListener("visibilitychange", look)
  })
}
