// One live stream for all the pages of a browser, which opens six connections to a server and no more. One page leads:
// it alone listens to the server and repeats what it hears to the others. They ask it every moment whether it is still
// there; one that closes says so. Two leaders for a moment do no harm: the one whose name comes first stays.
//
// Nothing here needs a secure context, nor timers that a hidden page runs on time: a leader answers when it is asked.

import { uuid } from "./dom.js"
import { Stream } from "./stream.js"

const CHANNEL = "tablee-live"
const ROUND = 1_500 // milliseconds between two questions to the leader
const SILENCES = 2 // of them without an answer, and there is no leader any more
const HASTE = [100, 250] // milliseconds to wait for a leader before becoming it, drawn in between
const HIDDEN = 500 // more for a page that nobody sees: the browser may put it to sleep

/** @type {Relay | undefined} */
let relay

// heard(soon): `topic` changed, or may have while nobody listened, as between the drawing of a page and its first
// listening; `soon` as `stream.js` says. Returns what ends it.
/** @typedef {(soon: boolean) => void} Heard */

/** @type {(topic: string, heard: Heard) => () => void} */
export function listen(topic, heard) {
  relay ??= new Relay()
  return relay.listen(topic, heard)
}

class Relay {
  #me = uuid()
  #channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null // without: each page for itself
  /** @type {Map<string, Set<Heard>>} */ #listeners = new Map() // topic → set of heard()
  /** @type {Map<string, string[]>} */ #others = new Map() // page → its topics, while this page leads
  /** @type {string | null} */ #leader = null
  /** @type {Set<string>} */ #deaf = new Set() // topics that nobody hears yet for this page
  #unanswered = 0
  /** @type {number | undefined} */ #election
  /** @type {number | undefined} */ #round
  #stream = new Stream((topic, soon) => this.#changed(topic, soon))

  constructor() {
    this.#channel?.addEventListener("message", ({ data }) => this.#hear(data))
    for (const end of ["pagehide", "freeze"]) addEventListener(end, () => this.#rest())
    for (const start of ["pageshow", "resume"]) addEventListener(start, () => this.#wake())
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#look())
  }

  /** @type {(topic: string, heard: Heard) => () => void} */
  listen(topic, heard) {
    const mine = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, mine.add(heard))
    this.#deaf.add(topic)
    this.#start()
    if (this.#leads) this.#cover()
    else if (this.#leader) this.#ask()
    if (this.#leads) this.#hearing([topic].filter((one) => this.#stream.hears(one)))
    return () => this.#unlisten(topic, heard)
  }

  /** @type {(topic: string, heard: Heard) => void} */
  #unlisten(topic, heard) {
    const mine = this.#listeners.get(topic)
    mine?.delete(heard)
    if (mine?.size === 0) this.#listeners.delete(topic)
    if (this.#listeners.size === 0) this.#rest()
  }

  get #leads() {
    return this.#leader === this.#me
  }

  #start() {
    if (this.#round) return
    this.#round = setInterval(() => this.#look(), ROUND)
    this.#elect()
  }

  // This page goes, or sleeps.
  #rest() {
    clearInterval(this.#round)
    clearTimeout(this.#election)
    this.#round = this.#election = undefined
    this.#leader = null
    this.#stream.close()
    this.#say({ type: "gone" })
  }

  #wake() {
    if (this.#round || this.#listeners.size === 0) return
    this.#start()
    this.#tell(null)
  }

  // Is the leader still there?
  #look() {
    if (!this.#round || this.#leads) return
    if (this.#unanswered >= SILENCES) this.#leader = null
    if (!this.#leader) return this.#elect()
    this.#unanswered += 1
    this.#ask()
  }

  #elect() {
    if (this.#election) return
    this.#ask()
    const [least, most] = HASTE
    const late = this.#channel && document.visibilityState !== "visible" ? HIDDEN : 0
    this.#election = setTimeout(() => this.#lead(), this.#channel ? least + late + (most - least) * Math.random() : 0)
  }

  #lead() {
    this.#election = undefined
    this.#leader = this.#me
    this.#others.clear()
    this.#say({ type: "here" })
    this.#cover()
  }

  /** @type {(leader: string, heard?: string[]) => void} */
  #follow(leader, heard = []) {
    this.#hearing(heard)
    clearTimeout(this.#election)
    this.#election = undefined
    this.#unanswered = 0
    if (this.#leader === leader) return
    this.#leader = leader
    this.#stream.close()
    this.#ask()
  }

  #ask() {
    this.#say({ type: "want", topics: [...this.#listeners.keys()] })
  }

  #cover() {
    this.#stream.cover(new Set([...this.#listeners.keys(), ...[...this.#others.values()].flat()]))
  }

  /** @typedef {{ type: string; from: string; topics: string[]; topic: string | null; soon?: boolean }} Said */

  /** @type {(message: Said) => void} */
  #hear({ type, from, topics, topic, soon }) {
    if (!this.#round) return // nobody listens here
    if (type === "want" && this.#leads) {
      this.#others.set(from, topics)
      this.#say({ type: "here", topics: topics.filter((one) => this.#stream.hears(one)) })
      this.#cover()
    } else if (type === "here" && this.#leads && this.#me < from) this.#say({ type: "here" })
    else if (type === "here") this.#follow(from, topics)
    else if (type === "changed") this.#tell(topic, soon)
    else if (type === "gone") this.#without(from)
  }

  /** @type {(page: string) => void} */
  #without(page) {
    this.#others.delete(page)
    if (this.#leader !== page) return
    this.#leader = null
    this.#elect()
  }

  // The stream says so; null: whatever may have changed while there was none.
  /** @type {(topic: string | null, soon?: boolean) => void} */
  #changed(topic, soon = false) {
    this.#say({ type: "changed", topic, soon })
    this.#tell(topic, soon)
  }

  // Somebody hears these from now on: what this page drew of them may be older.
  /** @type {(topics: string[]) => void} */
  #hearing(topics) {
    for (const topic of topics) if (this.#deaf.has(topic)) this.#tell(topic)
  }

  /** @type {(topic: string | null, soon?: boolean) => void} */
  #tell(topic, soon = false) {
    const drawn = topic !== null && !this.#deaf.has(topic) // since it is heard; before, anything may have changed
    if (topic === null) this.#deaf.clear()
    else this.#deaf.delete(topic)
    const all = topic === null ? [...this.#listeners.values()] : [this.#listeners.get(topic) ?? []]
    for (const heard of all.flatMap((some) => [...some])) heard(soon && drawn)
  }

  /** @type {(message: { type: string; topics?: string[]; topic?: string | null; soon?: boolean }) => void} */
  #say(message) {
    this.#channel?.postMessage({ ...message, from: this.#me })
  }
}
