// What was answered and not acknowledged yet: kept in order, sent one by one, forgotten when the server has it.
//
// The server knows each request by its identifier, so a request whose acknowledgement got lost is sent again without
// harm. Refused requests are dropped and reported: no retry would change the answer. So is one that nobody can open any
// more, for want of its key: a loss, which is told. A request on which the server fails is set aside and tried again
// after the others, so that it blocks nobody; what must come before the rest of its visit (`first`: a consent) or after
// it (`last`: the end) still does.

import { Failed, Refusal, Unreachable, post, telling } from "./api.js"
import { uuid } from "./dom.js"
import { Unreadable, freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"

const FIRST_PAUSE = 500 // milliseconds
const LONGEST_PAUSE = 20_000
const FAILURES = 3 // in one delivery, before the server is left alone for a while

export class Outbox {
  waiting = 0 // entries not acknowledged
  answers = 0 // those of them that are answers, for «3 réponses en attente»
  failing = false // whether the last try came to nothing
  full = false // whether that is because the facilitator has to let somebody in

  #busy = false
  #again = false // somebody put something in just as the last delivery was ending
  #pauses = 0
  /** @type {number | undefined} */ #timer
  /** @type {Set<string>} */ #aside = new Set() // keys of entries on which the server failed

  // changed(): the numbers moved. What became of an entry, {path, body}: taken(visit, letter): the server has it.
  // refused(visit, letter, refusal): it said no. lost(visit): nobody can open it. kept(): the visits whose keys must
  // stay. signal: when all this ends.
  /** @param {Fates & { signal: AbortSignal }} fates */
  constructor({ changed, taken, refused, lost, kept, signal }) {
    this.changed = changed
    this.taken = taken
    this.refused = refused
    this.lost = lost
    this.kept = kept
    telling(() => this.waiting)
    addEventListener("online", () => this.wake(), { signal })
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake(), {
      signal,
    })
    signal.addEventListener("abort", () => clearTimeout(this.#timer))
  }

  // The change that puts an entry in, for a caller who writes it together with something else. answer: whether it
  // counts as one on screen.
  /** @type {(visit: string, key: Key, letter: Letter) => Promise<Kept>} */
  async entry(visit, key, { path, body, token, answer = false, first = false, last = false }) {
    return { store: "outbox", put: { visit, answer, first, last, sealed: await seal(key, { path, body, token }) } }
  }

  // Put in something that belongs to no turn, under a key of its own. visit: by which its fate is told.
  /** @type {(letter: Letter, visit?: string) => Promise<void>} */
  async alone(letter, visit = uuid()) {
    const key = await freshKey()
    await storage.write({ store: "keys", key: visit, put: key }, await this.entry(visit, key, letter))
    await this.wake()
  }

  // Count again and try at once.
  async wake() {
    clearTimeout(this.#timer)
    await this.count()
    this.#again = true
    if (this.#busy) return
    this.#busy = true
    try {
      while (this.#again) {
        this.#again = false
        await this.#drain()
      }
      this.#pauses = 0
      this.failing = this.full = false
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      this.failing = true
      this.full = error.full
      this.#tryLater()
    } finally {
      this.#busy = false
    }
    await this.#forgetKeys()
    await this.count()
  }

  async count() {
    this.#counted(await storage.entries("outbox"))
  }

  async #drain() {
    /** @type {Set<string>} */
    const failed = new Set()
    let full = true // as far as tried: nobody is missing but the facilitator
    let entries = await storage.entries("outbox")
    for (let next = this.#next(entries, failed); next; next = this.#next(entries, failed)) {
      const [at, entry] = next
      const failure = await this.#delivered(entry)
      if (!failure) {
        await storage.write({ store: "outbox", remove: at })
        this.#aside.delete(at)
        this.failing = this.full = false
        this.#pauses = 0
      } else {
        this.#aside.add(at)
        failed.add(at)
        full &&= Boolean(failure.refusal)
        if (failed.size === FAILURES) break
      }
      entries = await storage.entries("outbox")
      this.#counted(entries)
    }
    if (failed.size) throw new Unreachable("outbox", { full })
  }

  // The oldest entry that may go now; those set aside come after the others.
  /** @type {(entries: Queue, failed: Set<string>) => Queue[0] | undefined} */
  #next(entries, failed) {
    const free = entries.filter(([at], place) => !failed.has(at) && mayGo(entries, place))
    return free.find(([at]) => !this.#aside.has(at)) ?? free[0]
  }

  // Why the server does not take it now; null when it has it, or never will.
  /** @type {(entry: Entry) => Promise<Failed | null>} */
  async #delivered({ visit, sealed }) {
    const letter = await this.#opened(visit, sealed)
    if (!letter) return null
    try {
      await post(letter.path, letter.body, letter.token)
      await this.taken(visit, letter)
    } catch (error) {
      if (error instanceof Failed) return error
      if (!(error instanceof Refusal)) throw error
      await this.refused(visit, letter, error)
    }
    return null
  }

  /** @type {(visit: string, sealed: Sealed) => Promise<Letter | null>} */
  async #opened(visit, sealed) {
    try {
      return await unseal(await storage.read("keys", visit), sealed)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      await this.lost(visit)
      return null
    }
  }

  #tryLater() {
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#pauses)
    this.#pauses += 1
    // Twenty tablets that lost the same network must not come back in the same instant.
    this.#timer = setTimeout(() => this.wake(), pause * (0.7 + 0.6 * Math.random()))
  }

  /** @type {(entries: Queue) => void} */
  #counted(entries) {
    this.waiting = entries.length
    this.answers = entries.filter(([, entry]) => entry.answer).length
    this.changed()
  }

  // A key outlives its turn only while something sealed with it is on its way. Which ones are left over is seen when
  // everything that was asked for before is written.
  async #forgetKeys() {
    if ((await this.#leftOver()).length) await storage.write(() => this.#leftOver())
  }

  /** @type {() => Promise<Kept[]>} */
  async #leftOver() {
    const sealed = [...(await storage.entries("outbox")), ...(await storage.entries("visit"))]
    const needed = new Set([...this.kept(), ...sealed.map(([, { visit, id }]) => visit ?? id)])
    const keys = (await storage.entries("keys")).map(([visit]) => visit)
    return keys.filter((visit) => !needed.has(visit)).map((visit) => ({ store: "keys", remove: visit }))
  }
}

// Answers of a visit may overtake each other: each is numbered. Nothing overtakes its consent, nor is overtaken by its
// end.
/** @type {(entries: Queue, place: number) => boolean} */
function mayGo(entries, place) {
  const [, { visit, last }] = entries[place]
  return !entries.slice(0, place).some(([, before]) => before.visit === visit && (last || before.first))
}
