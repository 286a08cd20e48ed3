// Several things to do, as large buttons one below the other.

import { h, icon } from "../dom.js"

// What is possible at this moment, of several things to do.
/** @type {(one: Button | null) => one is Button} */
export function offered(one) {
  return one !== null
}

// items: [{label, icon, act}]
/** @type {(items: Button[]) => HTMLElement} */
export function menu(items) {
  return h("div", { class: "menu" }, items.map(({ label, icon: name, act }) =>
    h("button", { type: "button", class: "option", onclick: act }, icon(name), h("span", {}, label)),
  ))
}
