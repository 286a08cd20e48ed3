// The connection on which a server says what changed: several topics on one. It comes back by itself, and says then
// that anything may have changed.

const RETRY = 2_000 // milliseconds before a connection that the browser gave up is opened again
const PAUSE = 30 // milliseconds in which topics are gathered

export class Stream {
  /** @type {Set<string>} */ #covered = new Set()
  /** @type {Set<string>} */ #wanted = new Set()
  /** @type {Set<string>} */ #heard = new Set() // what the server has begun to tell of
  /** @type {EventSource | undefined} */ #source
  /** @type {Set<EventSource>} */ #former = new Set() // open until the next one is there
  /** @type {number | undefined} */ #timer

  // changed(topic, soon): null for all of them. Said of each topic once it is heard of: what was drawn may be older.
  // `soon`: one of many such changes, as people make them all the time; what is shown to them never is.
  /** @param {(topic: string | null, soon?: boolean) => void} changed */
  constructor(changed) {
    this.changed = changed
    addEventListener("online", () => this.#anew())
  }

  // Hear of these topics too. Those that nobody wants any more go with the next change.
  /** @type {(topics: Set<string>) => void} */
  cover(topics) {
    this.#wanted = topics
    if (this.#source && [...topics].every((topic) => this.#covered.has(topic))) return
    this.#soon(PAUSE)
  }

  /** @type {(topic: string) => boolean} */
  hears(topic) {
    return this.#heard.has(topic)
  }

  close() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const each of this.#former) each.close()
    this.#former.clear()
    this.#source?.close()
    this.#source = undefined
    this.#covered = this.#heard = new Set()
  }

  // What looks open may have died with the network.
  #anew() {
    if (!this.#source) return
    this.#source.close()
    this.#open()
  }

  /** @type {(pause: number) => void} */
  #soon(pause) {
    this.#timer ??= setTimeout(() => this.#open(), pause)
  }

  // The former connection ends when the new one is there: nothing is missed in between.
  #open() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const former = this.#source
    if (former) this.#former.add(former)
    const older = [...this.#former]
    const source = new EventSource(`/api/events?${[...this.#wanted].map((topic) => `topic=${topic}`).join("&")}`)
    this.#source = source
    const covered = (this.#covered = new Set(this.#wanted))
    /** @type {Set<string> | null} */
    let known = former?.readyState === EventSource.OPEN ? this.#heard : null
    source.onmessage = ({ data, lastEventId }) => {
      for (const each of older.splice(0)) {
        each.close()
        this.#former.delete(each)
      }
      if (data !== "ready") return this.changed(lastEventId, data === "soon")
      this.#heard = covered
      /** @type {(string | null)[] | null} */
      const fresh = known && [...covered].filter((topic) => !known?.has(topic))
      known = null // from now on, «ready» means that it was away
      for (const topic of fresh ?? [null]) this.changed(topic)
      return undefined
    }
    source.onerror = () => source === this.#source && source.readyState === EventSource.CLOSED && this.#soon(RETRY)
  }
}
