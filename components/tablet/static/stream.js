// The connection on which a server says what changed: several topics on one. It comes back by itself, and says then that
// anything may have changed.

const RETRY = 2_000 // milliseconds before a connection that the browser gave up is opened again
const PAUSE = 30 // milliseconds in which topics are gathered

export class Stream {
  #covered = new Set()
  #wanted = new Set()
  #source
  #timer

  // changed(topic): null for all of them.
  constructor(changed) {
    this.changed = changed
    addEventListener("online", () => this.#anew())
  }

  // Hear of these topics too. Those that nobody wants any more go with the next change.
  cover(topics) {
    this.#wanted = topics
    if (this.#source && [...topics].every((topic) => this.#covered.has(topic))) return
    this.#soon(PAUSE)
  }

  close() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#source?.close()
    this.#source = undefined
    this.#covered = new Set()
  }

  // What looks open may have died with the network.
  #anew() {
    if (!this.#source) return
    this.#source.close()
    this.#open()
  }

  #soon(pause) {
    this.#timer ??= setTimeout(() => this.#open(), pause)
  }

  // The former connection ends when the new one is there: nothing is missed in between.
  #open() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const [former, before] = [this.#source, this.#covered]
    const source = new EventSource(`/api/events?${[...this.#wanted].map((topic) => `topic=${topic}`).join("&")}`)
    this.#source = source
    this.#covered = new Set(this.#wanted)
    let known = former?.readyState === EventSource.OPEN ? before : null
    source.onmessage = ({ data, lastEventId }) => {
      former?.close()
      if (data !== "ready") return this.changed(lastEventId)
      if (known === null) this.changed(null)
      known = null // from now on, «ready» means that it was away
      return undefined
    }
    source.onerror = () => source === this.#source && source.readyState === EventSource.CLOSED && this.#soon(RETRY)
  }
}
