// A strip above the line of what is saved: this browser cannot keep what was just touched. What is on the screen stays.

import { h, icon } from "./dom.js"
import { there } from "./there.js"
import { say } from "./words.js"

export class Trouble {
  on = false

  constructor() {
    this.root = h("div", { class: "trouble", role: "alert" })
    this.root.hidden = true
  }

  /** @type {(sentence: string, retry: () => void) => void} */
  show(sentence, retry) {
    this.on = true
    this.root.hidden = false
    const again = h(
      "button",
      { type: "button", class: "plain", onclick: retry },
      icon("refresh"),
      h("span", {}, say("no_pass.retry")),
    )
    this.root.replaceChildren(there(icon("error")), h("span", {}, sentence), again)
  }

  hide() {
    this.on = false
    this.root.hidden = true
    this.root.replaceChildren()
  }
}
