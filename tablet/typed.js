// What one types a ticket with: its places, the pictograms and the keys. On «Mes réponses», and at the start of a turn
// by whoever has a ticket on paper already.

import { complaint } from "./complaint.js"
import { h, icon } from "./dom.js"
import { SIGNS } from "./ticket.js"
import { content, say } from "./words.js"

/** @typedef {{ many: number; label: string; shown?: (digits: string) => string }} Keyed */

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

// The pictograms, to be touched in order. changed(): one more, or one less. besides: other ways of typing it.
/** @type {(typed: Typed, changed: () => void, besides?: Child) => Child[]} */
export function pictured(typed, changed, besides = null) {
  const places = h("ol", { class: "places" }, slots(typed))
  const spoken = h("p", { class: "aside", role: "status" })
  const redraw = () => {
    places.replaceChildren(...slots(typed))
    spoken.textContent = typed.signs.map((word) => content(word).text).join(", ")
    changed()
  }
  /** @type {(word: string) => void} */
  const touch = (word) => {
    if (typed.signs.length === SIGNS) return
    typed.signs.push(word)
    redraw()
  }
  const undo = () => {
    typed.signs.pop()
    redraw()
  }
  const buttons = typed.pictograms.map(({ word, icon: name }) =>
    h(
      "button",
      { type: "button", class: "sign", onclick: () => touch(word) },
      icon(name),
      h("span", {}, content(word).text),
    ),
  )
  return [
    h("div", { class: "typed" }, places, erase(undo, say("ticket.undo")), besides),
    spoken,
    h("div", { class: "pictures" }, buttons),
  ]
}

// Its digits, so many of them, under its pictograms.
/** @type {(typed: Typed, many: number, changed: () => void) => Child[]} */
export function figured(typed, many, changed) {
  return [
    h("ol", { class: "places" }, slots(typed)),
    keypad(typed, { many, label: say("ticket.digits.title") }, changed),
  ]
}

// So many digits, and the keys they are typed with. shown(): as they stand in the field, where that is not as they are.
/** @type {(typed: { digits: string }, how: Keyed, changed: () => void) => HTMLElement} */
export function keypad(typed, { many, label, shown = String }, changed) {
  const field = h("input", {
    class: "figure",
    inputmode: "none",
    maxlength: shown("0".repeat(many)).length,
    value: shown(typed.digits),
    autocomplete: "off",
    "aria-label": label,
    "data-first": true,
  })
  /** @type {(text: string) => void} */
  const set = (text) => {
    typed.digits = text.replace(/\D/g, "").slice(0, many)
    field.value = shown(typed.digits)
    changed()
  }
  field.addEventListener("input", () => set(field.value))
  const keys = KEYS.map((key) =>
    key === ""
      ? h("span")
      : key === "erase"
        ? erase(() => set(typed.digits.slice(0, -1)))
        : h("button", { type: "button", class: "plain", onclick: () => set(typed.digits + key) }, key),
  )
  return h("div", { class: "keypad", role: "group" }, field, complaint(), h("div", { class: "keys" }, keys))
}

/** @type {(typed: Typed) => HTMLElement[]} */
function slots(typed) {
  return Array.from({ length: SIGNS }, (_, at) => {
    const word = typed.signs[at]
    const known = typed.pictograms.find((sign) => sign.word === word)
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
function erase(onclick, label = say("erase")) {
  return h("button", { type: "button", class: "plain undo", onclick, "aria-label": label }, icon("backspace"))
}
