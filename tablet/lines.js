// Where a French line must not end: inside «avez-vous», and between the two words of «vous vous sentez». Nothing of the
// text changes, so what is read aloud, searched or copied stays what it was.

import { h } from "./dom.js"

const TOGETHER = /[\p{L}\u2019\x27]+(?:-[\p{L}\u2019\x27]+)+|(?<![\p{L}-])(?:vous vous|nous nous)(?![\p{L}-])/giu

/** @type {(idea: Element) => void} */
export function keepTogether(idea) {
  for (const node of textsOf(idea)) glue(node)
}

/** @type {(element: Element) => Text[]} */
function textsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const nodes = []
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode))
  return nodes.filter((node) => !node.parentElement?.closest(".icon, textarea"))
}

/** @type {(node: Text) => void} */
function glue(node) {
  const found = [...node.data.matchAll(TOGETHER)]
  if (!found.length) return
  /** @type {(string | HTMLElement)[]} */
  const parts = []
  let from = 0
  for (const { 0: words, index } of found) {
    parts.push(node.data.slice(from, index), h("span", { class: "together" }, words))
    from = index + words.length
  }
  node.replaceWith(...parts, node.data.slice(from))
}
