// What the widgets of a page of Streamlit say waits for what else is said in that moment and goes in one message, which
// is of the fragment that spoke first (`scheduleFlush`, 1.67). A press on what is of no fragment, in the message of
// one, reaches that fragment alone: nobody hears it (measured: one press in eight to twelve on a busy machine, where a
// pulse and a finger waited for the same drawing to end). So no message holds what two said: one that waits goes before
// the next press, and a pulse goes by itself.
//
// Streamlit offers no way to send it. Its timer is known by the words of the function that it calls. Decision 0206;
// tests/e2e/test_press_and_pulse.py is red where they are others.

const ITS_OWN = "scheduledFragmentId"
// A field is left by a pointer that goes down, and a slider by one that goes up: what each says comes before the click.
const TOUCHES = ["pointerdown", "pointerup", "click", "keydown"]

/** @type {Set<() => void>} */
const waiting = new Set() // each sends a message that waits: one at a time, unless a page has two managers of widgets
let watched = false

/** From now on: no press joins what was said before it. */
export function watch() {
  if (watched) return
  watched = true
  const later = globalThis.setTimeout
  /** @type {(...given: any[]) => any} */
  const known = (what, delay, ...rest) => later(isFlush(what, delay) ? once(what) : what, delay, ...rest)
  globalThis.setTimeout = /** @type {typeof setTimeout} */ (Object.assign(known, later))
  for (const touch of TOUCHES) addEventListener(touch, send, true)
}

/** What `say` says goes in a message of its own. @param {() => void} say */
export function alone(say) {
  send()
  say()
  send()
}

function send() {
  for (const flush of waiting) flush()
}

/** @param {unknown} what @param {unknown} delay */
function isFlush(what, delay) {
  return delay === 0 && typeof what === "function" && Function.prototype.toString.call(what).includes(ITS_OWN)
}

/** @param {() => void} flush */
function once(flush) {
  const first = () => {
    if (waiting.delete(first)) flush()
  }
  waiting.add(first)
  return first
}
