// How Streamlit and a thing of ours meet: Streamlit calls `mount` on every script run; the thing itself is made once
// and outlives reruns, reconnections and changes of theme. It works from memory from then on: no module is fetched
// later.

import { Backward } from "./backward.js"
import { h, loadIcons } from "./dom.js"
import { learn } from "./words.js"

// sheets: names in style/; make(data, sheet): an object with `root`, `shell` and `open(data)`; keep(data, root,
// styles): what a reload needs is kept, where that is possible.
/** @type {Mounting} */
export function mounting(sheets, make, keep = async () => undefined) {
  /** @type {Mounted | undefined} */
  let thing
  /** @type {Promise<HTMLElement> | undefined} */
  let styles
  return async function mount(parent, data) {
    learn(data)
    styles ??= style(sheets)
    const sheet = await styles
    if (!thing) {
      thing = make(data, sheet)
      new Backward(thing)
      await loadIcons()
      await thing.open(data)
    }
    if (thing.root.parentNode === parent) return
    const first = !thing.root.isConnected
    parent.append(thing.root)
    thing.shell.focus()
    // A browser that is full, or private, keeps nothing: then a reload needs the network, as before.
    if (first) keep(data, thing.root, address(sheets)).catch(() => undefined)
  }
}

// Kept as text: a <link> would be fetched again, perhaps without network, each time Streamlit moves the root.
/** @type {(names: string[]) => Promise<HTMLElement>} */
async function style(names) {
  return h("style", {}, await (await fetch(address(names))).text())
}

/** @type {(names: string[]) => URL} */
function address(names) {
  return new URL(`style/${names.join("+")}.css`, import.meta.url)
}
