// One person's turn. Before consent it lives in memory only; from consent on, every change is kept, sealed, in the
// same transaction as what must be sent, until `wipe` leaves nothing but sealed entries on their way out.

import { uuid } from "./dom.js"
import { freshKey, seal, unseal } from "./seal.js"
import * as storage from "./storage.js"
import { there } from "./there.js"

const CURRENT = "current"
const FIRST = { first: true }

export class Visit {
  id = uuid()
  begun = false // whether this person agreed to anything being kept
  over = false
  /** @type {Idea | null} */ idea = null // what is being proposed, see screens/idea.js; never kept
  /** @type {Sent[]} */ ideas = [] // those that left or wait
  pending = 0 // what was just said and is not in the outbox yet
  assisted = false // «J'aide quelqu'un»
  /** @type {boolean | null} */ sensitive = null // whether they agreed to sensitive questions; null while nobody asked
  reviewed = false // whether they have seen all their answers together
  /** @type {string | null} */ age = null
  asked = "" // the version of the questionnaire that this person chose to begin: theirs until the end
  /** @type {Answers} */ answers = {} // question id → value, null when passed; absent when not met yet
  /** @type {Spot} */ place = { name: "question", at: 0 } // where to come back to after a reload
  touched = 0 // when something was last kept
  /** @type {Ticket | null} */ ticket = null
  /** @type {Own | null} */ own = null // the one that they had on paper, and what became of it
  /** @type {Typed | null} */ typing = null // as it is being typed; never kept
  card = "" // the link card that they typed; forgotten once it is on its way
  /** @type {Noted[]} */ receipts = [] // of this person's ballots, for their slip
  /** @type {string[]} */
  refused = [] // what the server did not take, or nobody can send any more: ids of questions, or what else it was

  /** @type {string | undefined} */ #token
  /** @type {Key | undefined} */ #key
  #sequence = 0
  /** @type {Map<string, string>} */ #unsent = new Map() // question id → the outbox key of its last answer
  #wiped = false

  // comfort: what goes with this person.
  /** @param {Outbox} outbox @param {Comfort} comfort */
  constructor(outbox, comfort) {
    this.outbox = outbox
    this.comfort = comfort
  }

  // The turn that a reload interrupted, or null. Throws Unreadable for one that nobody can open: `drop` it.
  /** @type {(outbox: Outbox, comfort: Comfort) => Promise<Visit | null>} */
  static async resume(outbox, comfort) {
    const kept = await storage.read("visit", CURRENT)
    if (!kept) return null
    const visit = new Visit(outbox, comfort)
    visit.#key = await storage.read("keys", kept.id)
    const { token, sequence, chosen, ...state } = await unseal(visit.#key, kept.sealed)
    Object.assign(visit, { id: kept.id, begun: true, ...state })
    visit.#token = token
    visit.#sequence = sequence
    comfort.set(chosen)
    return visit
  }

  static async drop() {
    await storage.write({ store: "visit", remove: CURRENT })
  }

  // Whether there is anything to keep.
  get said() {
    return Object.values(this.answers).some((value) => value !== null)
  }

  // Consent is given: the pass becomes this person's, and what they agreed to is sent before any answer.
  /** @type {(taking: ReturnType<Device["take"]>, consent: object) => Promise<void>} */
  async begin(taking, consent) {
    this.begun = true
    await this.#send(async () => {
      const { pass, change } = await taking
      this.#token = pass.token
      this.ticket = pass.ticket
      this.#key = await freshKey()
      const sent = await this.outbox.entry(this.id, there(this.#key), this.#letter("/api/consent", consent, FIRST))
      return [...(await change()), { store: "keys", key: this.id, put: this.#key }, sent]
    })
  }

  // Something that goes before any answer, which waits for it as it does for the consent.
  /** @type {(path: string, body: object) => Promise<void>} */
  async first(path, body) {
    const sent = () => this.outbox.entry(this.id, there(this.#key), this.#letter(path, body, FIRST))
    await this.#send(async () => [await sent()])
  }

  // The server said whether it is theirs.
  /** @type {(state: "taken" | "refused") => Promise<void>} */
  async owned(state) {
    if (!this.own) return
    this.own = { ...this.own, state }
    if (state === "taken") this.ticket = this.own.ticket
    await this.moveTo(this.place)
  }

  // Keep and send one answer; null passes the question.
  /** @type {(question: string, value: Value) => Promise<void>} */
  async answer(question, value) {
    this.answers[question] = value
    this.#sequence += 1
    const body = { request_id: uuid(), question, value, sequence: this.#sequence }
    const changes = async () => {
      const entry = await this.outbox.entry(
        this.id,
        there(this.#key),
        this.#letter("/api/answers", body, { answer: true }),
      )
      // A correction takes the place of an answer that has not left; had it just left, the sequence decides.
      const earlier = this.#unsent.get(question)
      return earlier === undefined ? [entry] : [entry, { store: "outbox", remove: earlier }]
    }
    await this.#send(changes, ([at]) => this.#unsent.set(question, at))
  }

  // Whether sensitive questions may be asked. Saying no later takes back what was said to them (`questions`).
  /** @type {(agreed: boolean, questions: Question[]) => Promise<void>} */
  async decide(agreed, questions) {
    this.sensitive = agreed
    this.#sequence += 1
    if (!agreed) for (const { id } of questions) delete this.answers[id]
    await this.first("/api/consent/sensitive", { agreed, sequence: this.#sequence })
  }

  /** @type {(partial: boolean, place: Spot) => Promise<void>} */
  async finish(partial, place) {
    this.over = true
    this.place = place
    await this.#send(async () => [
      await this.outbox.entry(this.id, there(this.#key), this.#letter("/api/finish", { partial }, { last: true })),
    ])
  }

  /** @type {(place: Spot) => Promise<void>} */
  async moveTo(place) {
    this.place = place
    if (this.begun) await this.#write(async () => [])
  }

  // A receipt for the slip. Only this browser ever has it beside the ticket.
  /** @type {(receipt: Noted) => Promise<void>} */
  async noted(receipt) {
    this.receipts = [...this.receipts, receipt]
    await this.moveTo(this.place)
  }

  // That ballot is not counted.
  /** @type {(ballot: string) => Promise<void>} */
  async unnoted(ballot) {
    if (!this.receipts.some((each) => each.ballot === ballot)) return
    this.receipts = this.receipts.filter((each) => each.ballot !== ballot)
    await this.moveTo(this.place)
  }

  // An idea that leaves, and the code that finds it again: on the slip as receipts are.
  /** @type {(idea: Sent) => Promise<void>} */
  async had(idea) {
    this.ideas = [...this.ideas, idea]
    await this.moveTo(this.place)
  }

  // The server took this, which it may have refused before.
  /** @type {(letter: Letter) => Promise<void>} */
  async accepted(letter) {
    if (!this.refused.includes(named(letter))) return
    this.refused = this.refused.filter((each) => each !== named(letter))
    await this.moveTo(this.place)
  }

  // The server refused this, or (null) something of this turn cannot be opened any more. The code of an idea that it
  // did not take (`id` in the outbox) finds nothing.
  /** @type {(letter: Letter | null, id: string) => Promise<void>} */
  async missed(letter, id) {
    this.refused = [...new Set([...this.refused, named(letter)])]
    this.ideas = this.ideas.map((idea) => (idea.id === id ? { ...idea, code: null } : idea))
    await this.moveTo(this.place)
  }

  // Nothing of this person stays, except what is sealed and on its way.
  async wipe() {
    await storage.write(() => {
      this.#wiped = true
      return { store: "visit", remove: CURRENT }
    })
    this.answers = {}
    this.ticket = this.own = null
    this.card = ""
    this.receipts = []
    this.ideas = []
    this.#token = undefined
    this.#key = undefined
    await this.outbox.wake()
  }

  /** @type {(path: string, body: object, kind: Kindly) => Letter} */
  #letter(path, body, kind) {
    return { path, body, token: this.#token, ...kind }
  }

  // Made when their turn has come, after what was tapped before: a wipe leaves nothing to change.
  /** @type {(changes: () => Promise<Kept[]>, then?: (keys: any[]) => void) => Promise<void>} */
  async #write(changes, then = () => undefined) {
    const made = async () => {
      if (this.#wiped) return []
      return [...(await changes()), { store: "visit", key: CURRENT, put: await this.#kept() }]
    }
    then(await storage.write(made))
  }

  // From the tap on, nothing says «Enregistré» before it is.
  /** @type {(changes: () => Promise<Kept[]>, then?: (keys: any[]) => void) => Promise<void>} */
  async #send(changes, then) {
    this.pending += 1
    this.outbox.changed()
    await this.#write(changes, then)
    await this.outbox.count()
    this.pending -= 1
    this.outbox.wake()
  }

  /** @type {() => Promise<{ id: string; sealed: Sealed }>} */
  async #kept() {
    const { over, assisted, sensitive, reviewed, age, asked, answers, place, ticket, own } = this
    const { receipts, ideas, refused } = this
    const asking = { over, assisted, sensitive, reviewed, age, asked, answers, place, ticket, own }
    const sealed = await seal(there(this.#key), {
      ...asking, receipts, ideas, refused,
      touched: Date.now(),
      chosen: this.comfort.state,
      token: this.#token,
      sequence: this.#sequence,
    })
    return { id: this.id, sealed }
  }
}

/** @type {(letter: Letter | null) => string} */
function named(letter) {
  return letter?.body.question ?? letter?.path ?? "lost"
}
