// The second tap of a tired finger. When another screen has come under it meanwhile, a tap at the same place was meant
// for the screen before: it does nothing, wherever it falls. On the same screen it does what it says (one more dot, one
// more digit), but does not undo what the first one did. A touch elsewhere says that the person has seen what is there,
// and ends that at once. Keys are not concerned, nor going back again and again: nothing is lost by it.

const SAME = 48 // CSS pixels: as far as a finger that aims at the same place may fall
const INSTANT = 40 // milliseconds in which no finger taps twice
const AGAIN = 2_300 // milliseconds from the first tap

export class Finger {
  /** @type {{ x: number; y: number; at: number; back: boolean } | null} */ #last = null // the tap that counted
  #moved = false // whether another screen was drawn since
  /** @type {Element | null} */ #under = null // what that screen has at this place

  // released(): what lies under the finger may be tapped again.
  /** @param {HTMLElement} stage @param {() => void} released */
  constructor(stage, released) {
    this.stage = stage
    this.released = released
    stage.addEventListener("click", (event) => this.#judge(event), { capture: true })
  }

  // Another screen is there now.
  drawn() {
    this.#moved = true
    this.#under = null
    const left = this.#left
    if (!this.#last || left <= 0) return
    const { x, y, back } = this.#last
    const root = /** @type {Document | ShadowRoot} */ (this.stage.getRootNode())
    const under = root.elementFromPoint?.(x, y)?.closest("button, a") ?? null
    if (!under || (back && going(under))) return
    this.#under = under
    under.setAttribute("aria-disabled", "true")
    setTimeout(() => this.#under === under && this.#release(), left)
  }

  // Whether this waits for the finger to have left it.
  /** @type {(element: Element) => boolean} */
  covers(element) {
    return this.#under === element
  }

  get #left() {
    return this.#last ? this.#last.at + AGAIN - performance.now() : 0
  }

  #release() {
    this.#under?.removeAttribute("aria-disabled")
    this.#under = null
    this.released()
  }

  /** @type {(event: MouseEvent) => void} */
  #judge(event) {
    const target = /** @type {Element} */ (event.target)
    if (this.#repeated(target)) return // what the browser makes of a tap on a label
    if (event.detail === 0) return this.#pressed(target)
    if (this.#again(event, target)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    this.#last = { x: event.clientX, y: event.clientY, at: performance.now(), back: going(target) }
    this.#moved = false
    if (this.#under) this.#release()
    return undefined
  }

  // By a key: whoever uses one has seen what is there.
  /** @type {(target: Element) => void} */
  #pressed(target) {
    if (target instanceof HTMLInputElement) return // or what the browser makes of a tap on a label, once more
    this.#last = null
    if (this.#under) this.#release()
  }

  /** @type {(target: Element) => boolean} */
  #repeated(target) {
    return isBox(target) && this.#left > AGAIN - INSTANT
  }

  /** @type {(event: MouseEvent, target: Element) => boolean} */
  #again({ clientX, clientY }, target) {
    if (!this.#last || this.#left <= 0) return false
    const { x, y, back } = this.#last
    const near = Math.hypot(clientX - x, clientY - y) < SAME
    if (!this.#moved) return near && undoes(target)
    return (near || this.#under?.contains(target) === true) && !(back && going(target))
  }
}

// What is chosen by one tap and taken back by the next.
/** @type {(element: Element) => boolean} */
function undoes(element) {
  const box = element.closest("label")?.querySelector("input") ?? element
  return isBox(box) || element.closest("[aria-pressed]") !== null
}

/** @type {(element: Element) => boolean} */
function isBox(element) {
  return element instanceof HTMLInputElement && element.type === "checkbox"
}

/** @type {(element: Element) => boolean} */
function going(element) {
  return element.closest(".back") !== null
}
