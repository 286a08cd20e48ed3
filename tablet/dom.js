// Building elements. Whatever a person or the content wrote goes through text nodes, never through markup.

import { drawn } from "./drawn.js"

/** @type {Builds} */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    else element.setAttribute(name, value === true ? "" : String(value))
  }
  element.append(...children.flat().filter(shown))
  return element
}

/** @type {(child: Child) => child is Node | string} */
function shown(child) {
  return child !== null && child !== undefined && child !== ""
}

// A pictogram: ours, or one of the Material Symbols font that Streamlit ships, drawn by its ligature. Content may leave
// it out.
/** @type {(name?: string, kind?: string) => HTMLElement | null} */
export function icon(name = "", kind = "") {
  if (!/^[a-z0-9_]+$/.test(name)) return null
  return picture(h("span", { class: `icon ${kind}`.trim(), "aria-hidden": "true", translate: "no" }), name)
}

// What shows where one goes points the other way in a language that is read from right to left.
const DIRECTED =
  /^(arrow_|chevron_|keyboard_arrow_(left|right)|skip_|logout$|login$|undo$|redo$|backspace$|exit_|send$)/

// Draw another pictogram in the same element.
/** @type {(element: HTMLElement, name: string) => HTMLElement} */
export function picture(element, name) {
  const own = drawn(name)
  if (own) {
    element.classList.add(...own.kind.split(" "))
    element.replaceChildren(own.node)
    return element
  }
  element.textContent = name
  element.classList.toggle("directed", DIRECTED.test(name))
  return element
}

// Fetched once while there is a network: a pictogram met for the first time during a cut must not become a word.
export function loadIcons() {
  return document.fonts.load('400 24px "Material Symbols Rounded"').catch(() => [])
}

let numbered = 0

/** @type {(stem: string) => string} */
export function freshId(stem) {
  numbered += 1
  return `${stem}-${numbered}`
}

// crypto.randomUUID exists in secure contexts only, and a laptop's own Wi-Fi is served over plain HTTP.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
