// Several things to do, as large buttons one below the other.

import { h, icon } from "../dom.js"

// items: [{label, icon, act}]
export function menu(items) {
  return h("div", { class: "menu" }, items.map(({ label, icon: name, act }) =>
    h("button", { type: "button", class: "option", onclick: act }, icon(name), h("span", {}, label)),
  ))
}
