// A fragment of a page of Streamlit runs again when its topic changes; but never while that page is being left. The
// server draws what was asked for last: a fragment of the page before, asked for after the next page, leaves an empty
// window (`onPageChange` of Streamlit 1.67 marks no rerun as asked for, so that its own state says nothing yet).
//
// Several pulses follow one another: of two fragments that speak in the same instant Streamlit hears one (`flush.js`).
// Each goes in a message of its own, and the next one waits until the fragment before has run, or for a moment: a
// server has other things to do. Whoever did not run is told again.

import * as flush from "./flush.js"
import { listen } from "./live.js"

const APART = 250 // milliseconds between two pulses of a page, of which the first is not answered
const LOOK = 10 // milliseconds before a page that is being drawn is looked at again
const PATIENCE = 10_000 // milliseconds for a page that was asked for to come
const UNHEARD = 4_000 // milliseconds after which a fragment that did not run is told again
const MOST = 3 // times that it is told

/** @typedef {{ pulse: () => void; answered: () => void; end: () => void }} Pulse */

/** @type {Set<Pulse>} */
const waiting = new Set()
/** @type {number | undefined} */
let turn
let next = 0
/** @type {Pulse | undefined} */
let asked // the fragment that was told last, until it has run
let leaving = 0 // until when the page that was asked for may still come
let page = "" // the address of the page whose pulses these are; empty before the first, and once all have ended
let here = 0 // fragments of it
let watched = false

// `pulse()` is called when one of the topics changes and the page stays; for what people do all the time (`soon` of
// `stream.js`) only if the fragment `counts()` it, or once it does. Of what is returned `answered()` says that the
// fragment has run, and `end()` ends it.
/** @type {(topics: string[], pulse: () => void, counts: () => boolean) => Pulse} */
export function begin(topics, pulse, counts) {
  if (!watched) watch()
  if (page !== location.pathname) leaving = 0 // the one that was asked for is here
  page = location.pathname
  here += 1
  /** @type {number | undefined} */
  let unheard
  let told = 0
  let passed = false // something that was not counted then
  const one = {
    pulse() {
      told += 1
      clearTimeout(unheard)
      if (told < MOST) unheard = setTimeout(wait, UNHEARD, one)
      flush.alone(pulse)
    },
    answered() {
      told = 0
      clearTimeout(unheard)
      if (asked === one) free()
      if (!passed || !counts()) return
      passed = false
      wait(one)
    },
    end() {
      clearTimeout(unheard)
      waiting.delete(one)
      for (const silence of silences) silence()
      here -= 1
      if (here === 0) page = "" // left, for one that may have none: who comes back has arrived
    },
  }
  /** @type {(soon: boolean) => void} */
  const heard = (soon) => {
    if (soon && !counts()) {
      passed = true // what is drawn now may count it, and have been read before
      return
    }
    told = 0
    wait(one)
  }
  const silences = topics.map((topic) => listen(topic, heard))
  return one
}

/** @type {(one: Pulse) => void} */
function wait(one) {
  waiting.add(one)
  turn ??= setTimeout(take, Math.max(0, next - Date.now()))
}

function take() {
  turn = undefined
  if (waiting.size > 0 && (Date.now() < leaving || drawing())) turn = setTimeout(take, LOOK)
  else {
    const [one] = waiting
    if (!one) return
    waiting.delete(one)
    next = Date.now() + APART
    asked = one
    one.pulse()
    if (waiting.size > 0) turn = setTimeout(take, APART)
  }
}

// The fragment that was told last has run: whoever waits need not wait any longer.
function free() {
  asked = undefined
  next = 0
  if (turn === undefined) return
  clearTimeout(turn)
  turn = setTimeout(take, 0)
}

function drawing() {
  const app = /** @type {HTMLElement | null} */ (document.querySelector('[data-testid="stApp"]'))
  return app !== null && app.dataset.testScriptState !== "notRunning"
}

function watch() {
  watched = true
  flush.watch()
  addEventListener("click", (event) => leads(event) && leave(), true)
  addEventListener("popstate", () => page !== location.pathname && leave())
}

function leave() {
  leaving = Date.now() + PATIENCE
}

// A press on a link to another page of the application, by hand or by key.
/** @type {(event: MouseEvent) => boolean} */
function leads({ target, ctrlKey, metaKey, shiftKey }) {
  if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return false
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"))
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return false
  return link.origin === location.origin && link.pathname !== location.pathname
}
