// The browser's «back», by its button, a key or a swipe, means the screen before. One entry of the history, with
// nothing in it, stands before the page's own: going back falls on it, and it is put there again. Streamlit, which
// would draw its page once more, hears of none of it. A locked tablet cannot be left this way.

const MARK = "tablee"

export class Backward {
  #address = ""

  /** @param {Mounted} thing */
  constructor(thing) {
    this.thing = thing
    thing.shell.ondraw = () => this.#guard()
    /** @type {(event: PopStateEvent) => void} */
    const popped = (event) => this.#popped(event)
    // Whoever listened first is asked first, and Streamlit did. The page asks us before: server/middleware/backward.js.
    const { tableeBackward: asked } = /** @type {Pick<Window, "tableeBackward">} */ (globalThis)
    if (asked) asked.push(popped)
    else addEventListener("popstate", popped)
  }

  #guard() {
    this.#address = location.pathname
    if (history.state?.[MARK]) return // already, or since before a reload
    history.pushState({ [MARK]: true }, "", location.href)
  }

  /** @type {(event: PopStateEvent) => void} */
  #popped(event) {
    const { root, shell } = this.thing
    if (!this.#address || !root.isConnected || location.hash) return // another link, in the same page, goes forward
    const kept = this.thing.keeps?.() ?? ""
    const elsewhere = location.pathname !== this.#address
    if (elsewhere && kept !== "device") return // Streamlit shows that page
    event.stopImmediatePropagation()
    if (!elsewhere && event.state?.[MARK]) return // forward again
    const { back, previous } = shell.screen
    const act = elsewhere ? undefined : (previous ?? back)
    if (!act && !kept) {
      history.back() // nothing holds them here
      return
    }
    history.pushState({ [MARK]: true }, "", this.#address)
    act?.()
  }
}
