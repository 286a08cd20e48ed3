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
    // Before anybody else who listens: those who listen first are asked first.
    addEventListener("popstate", (event) => this.#popped(event), { capture: true })
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
