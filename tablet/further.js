// Whether a screen goes on below what is seen. Between header and footer the idea scrolls in a window of its own; where
// that window would be too low to read in (a phone on its side, a keyboard, large letters, zoom), the whole page
// scrolls. An arrow says that there is more, and brings it.

import { h, icon } from "./dom.js"

const LOW = 520 // CSS pixels of height under which nothing keeps its place
const ROOM = 0.45 // of the window: less is no place to read in
const PEEK = 4 // CSS pixels further down that nobody misses
const STEP = 0.7 // of what is seen is new after a touch of the arrow

export class Further {
  /** @type {HTMLElement | undefined} */ #idea
  /** @type {HTMLElement | undefined} */ #footer

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root
    // Whoever reads with keys or by ear goes on without it.
    const arrow = h(
      "button",
      { type: "button", tabindex: "-1", onclick: () => this.#onward() },
      icon("keyboard_arrow_down"),
    )
    this.sign = h("div", { class: "onward", "aria-hidden": "true" }, arrow)
    this.sizes = new ResizeObserver(() => this.look())
    this.sizes.observe(root)
    root.addEventListener("scroll", () => this.#mark(), { capture: true, passive: true })
  }

  // A new screen, from its top.
  /** @type {(idea: HTMLElement, footer: HTMLElement) => void} */
  watch(idea, footer) {
    for (const element of [this.#idea, ...(this.#idea?.children ?? [])]) if (element) this.sizes.unobserve(element)
    this.#idea = idea
    this.#footer = footer
    for (const element of [idea, ...idea.children]) this.sizes.observe(element)
    this.root.scrollTop = 0
    this.look()
  }

  look() {
    const { root } = this
    const idea = this.#idea
    if (!idea) return
    const before = root.scrollTop
    root.classList.remove("whole")
    const { clientHeight: seen, scrollHeight: all } = idea
    root.classList.toggle("whole", innerHeight < LOW || (all > seen + 1 && seen < ROOM * innerHeight))
    root.scrollTop = before
    this.#mark()
  }

  #mark() {
    this.sign.hidden = this.#left() < PEEK
  }

  // CSS pixels of the idea, or of the page down to its buttons, that are further down.
  #left() {
    const [idea, footer] = [this.#idea, this.#footer]
    if (!idea || !footer) return 0
    if (!this.#whole) return idea.scrollHeight - idea.clientHeight - idea.scrollTop
    const buttons = footer.lastElementChild ?? footer
    return Math.max(idea.getBoundingClientRect().bottom, buttons.getBoundingClientRect().bottom) - innerHeight
  }

  get #whole() {
    return this.root.classList.contains("whole")
  }

  #onward() {
    const scrolling = this.#whole ? this.root : this.#idea
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches
    scrolling?.scrollBy({ top: STEP * scrolling.clientHeight, behavior: still ? "auto" : "smooth" })
  }
}
