// What is wrong with what was typed, said right under its field: where a screen has one of these, `shell.note` speaks
// there.

import { freshId, h } from "./dom.js"

/** @type {() => HTMLElement} */
export function complaint() {
  return h("p", { class: "note", role: "alert", id: freshId("note") })
}
