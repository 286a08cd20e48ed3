const NEXT = '[class*="st-key-step_on_"] button:not(:disabled)'
const REVEAL = '[class*="st-key-reveal_"], [class*="st-key-update_"], [class*="st-key-vote_reveal_"]'
const GREAT = '[data-testid="stMain"] button[kind="primary"]:not(:disabled)'

// What has the focus has its keys: space presses buttons and stands between words, letters are typed.
/** @param {KeyboardEvent} event */
function free(event) {
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
  return !modified && (document.activeElement === null || document.activeElement === document.body)
}

/** @param {HTMLElement | null} button */
function focus(button) {
  button?.scrollIntoView({ block: "center" })
  button?.focus(/** @type {FocusOptions} */ ({ focusVisible: true }))
}

/** @param {KeyboardEvent} event */
function found(event) {
  if (event.code !== "KeyV" || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
  focus(/** @type {HTMLElement | null} */ (document.querySelector(GREAT)))
  return true
}

// What is revealed stays so: a letter that a pocket types, or that somebody says to their computer, presses nothing.
// Heard before Streamlit hears it, which would draw the whole page again (measured, 1.67).
/** @param {KeyboardEvent} event */
function revealing(event) {
  if (event.key.toLowerCase() !== "r" || event.isComposing || !free(event)) return
  const places = [...document.querySelectorAll(REVEAL)].map((place) => place.querySelector("button:not(:disabled)"))
  const reveal = /** @type {HTMLElement | undefined} */ (places.find((button) => button !== null))
  if (reveal === undefined) return
  focus(reveal)
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** @param {KeyboardEvent} event */
function gone(event) {
  if (event.key !== " " || !free(event)) return false
  const next = /** @type {HTMLElement | null} */ (document.querySelector(NEXT))
  if (next && !event.repeat) next.click()
  return next !== null
}

/** @param {KeyboardEvent} event */
function pressed(event) {
  if (!event.defaultPrevented && !event.isComposing && (found(event) || gone(event))) event.preventDefault()
}

// Counted from one click of the great one to the next, whichever it has become meanwhile.
const PAIR = 600 // milliseconds
let last = -Infinity

/** @param {MouseEvent} event */
function clicked(event) {
  if (!(/** @type {Element} */ (event.target).closest?.('[class*="st-key-great"]'))) return
  const pair = event.timeStamp - last < PAIR
  last = event.timeStamp
  if (!pair) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

export default function () {
  addEventListener("keydown", pressed)
  addEventListener("keydown", revealing, true)
  addEventListener("click", clicked, true)
  return () => {
    removeEventListener("keydown", pressed)
    removeEventListener("keydown", revealing, true)
    removeEventListener("click", clicked, true)
  }
}
