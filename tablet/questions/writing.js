// Free text, short, with what is left of it. Kept a moment after the last key and, in any case, before leaving.

import { freshId, h } from "../dom.js"
import { content, count } from "../words.js"

export const LONGEST = 280 // characters, unless the question says otherwise
const SHORT = 10 // characters left: from here on it is said loud
const PAUSE = 800 // milliseconds without typing before what is written is kept
// The same characters as the server refuses (domain/participation/typed.py): controls and text-direction overrides.
export const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu

/** @type {(question: Pick<Asking, "fr" | "max_chars">, value: Value, change: Change) => HTMLElement} */
export function draw(question, value, change) {
  const most = question.max_chars ?? LONGEST
  const counter = h("p", { class: "counter", id: freshId("counter") })
  const area = h("textarea", {
    rows: 5,
    maxlength: most,
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": content(question.fr).text,
    "aria-describedby": counter.id,
  })
  area.value = value ?? ""
  const show = () => {
    const left = Math.max(0, most - area.value.length)
    counter.textContent = count("characters_left", left)
    counter.classList.toggle("short", left <= SHORT)
    counter.setAttribute("aria-live", left <= SHORT ? "polite" : "off")
  }
  /** @type {number | undefined} */
  let timer
  const written = () => area.value.replace(FORBIDDEN, "").trim() || null
  const keep = () => {
    clearTimeout(timer)
    change(written())
  }
  area.addEventListener("input", () => {
    show()
    change(written(), { draft: true })
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE)
  })
  area.addEventListener("change", keep)
  show()
  return h("div", { class: "writing", onleave: keep }, area, counter)
}
