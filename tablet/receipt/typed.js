// What one types a ticket with: its places, and the keys beside the pictograms.

import { h, icon } from "../dom.js"
import { content, say } from "../words.js"

export const SIGNS = 6

/** @type {(receipt: Receipt) => HTMLElement[]} */
export function slots(receipt) {
  return Array.from({ length: SIGNS }, (_, at) => {
    const word = receipt.signs[at]
    const known = receipt.pictograms.find((sign) => sign.word === word)
    return h(
      "li",
      { class: word ? "filled" : "" },
      word
        ? [icon(known?.icon), h("span", {}, content(word).text)]
        : h("span", { "aria-hidden": "true" }, String(at + 1)),
    )
  })
}

/** @type {(onclick: () => void, label?: string) => HTMLElement} */
export function erase(onclick, label = say("erase")) {
  return h("button", { type: "button", class: "plain undo", onclick, "aria-label": label }, icon("backspace"))
}

/** @type {(receipt: Receipt) => HTMLElement} */
export function write(receipt) {
  const act = () => receipt.show("writing")
  return h(
    "button",
    { type: "button", class: "plain undo write", onclick: act },
    icon("keyboard"),
    h("span", {}, say("receipt.write")),
  )
}
