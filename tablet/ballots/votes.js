// The votes of the workshop on this device: the papers of those that are open, a stock of rights to vote in them, and
// the ballot of the person whose turn it is. That ballot lives in memory only. Once confirmed, one write takes a right
// out of the stock and puts the sealed ballot into the outbox: a cut neither loses nor doubles it.

import { post } from "../api.js"
import { uuid } from "../dom.js"
import { listen } from "../live.js"
import { Unreadable, freshKey, seal, unseal } from "../seal.js"
import * as storage from "../storage.js"
import { there } from "../there.js"
import { learnContent } from "../words.js"
import { Asking } from "./asking.js"
import { encode, takesWords, votable } from "./index.js"
import { shuffled } from "./random.js"
import { digest, fresh } from "./receipt.js"
import { Rights } from "./rights.js"

export const VOTES_KEY = "votes" // in the store of keys; the state is in the store of the device under the same name
const BALLOT = "ballot-" // how the id of a ballot in the outbox begins
const PATIENCE = 2_000 // milliseconds before a person is told that the ballot is only kept
const HASTE = 500 // milliseconds within which the devices of a room ask, so that they do not all ask at once

export class Votes {
  /** @type {Ballot | null} */ ballot = null // being filled in
  /** @type {Confirmed | null} */ confirmed = null // of the person who is still there
  /** @type {string | null} */ pending = null // what the QR of a printed slip said, until it is redeemed

  /** @type {Paper[]} */ #papers = []
  #rights = new Rights()
  /** @type {string[]} */ #cast = [] // votes in which the person of this turn (on a phone: its owner) has voted
  late = 0 // ballots that were refused after their person had gone
  /** @type {{ vote: string; token: string } | null} */ #slip = null // {vote, token}: of the printed slip of this turn
  /** @type {Map<string, Paper>} */ #orders = new Map() // vote → paper in the order that this person sees
  /** @type {string | undefined} */ #sent // id of the confirmed ballot
  /** @type {Key | undefined} */ #key
  /** @type {(() => void) | undefined} */ #silence // ends listening to the workshop
  #asking = new Asking(() => this.#refresh(), (why) => this.over(why))

  /** @type {(id: string) => boolean} */
  static isBallot(id) {
    return id.startsWith(BALLOT)
  }

  /** @param {Device} device @param {Outbox} outbox @param {VoteFates} when */
  constructor(device, outbox, { changed, over, signal }) {
    this.over = over
    this.device = device
    this.outbox = outbox
    this.changed = changed
    addEventListener("online", () => this.hurry(), { signal })
    signal.addEventListener("abort", () => this.#rest())
  }

  async load() {
    const kept = await storage.read("device", VOTES_KEY)
    if (!kept) return
    try {
      this.#recall(await unseal(await storage.read("keys", VOTES_KEY), kept))
      this.#key = await storage.read("keys", VOTES_KEY)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      await storage.write({ store: "device", remove: VOTES_KEY }) // other rights are asked for
    }
  }

  /** @type {(kept: any) => void} */
  #recall({ papers, cast, late, ...rights }) {
    this.#learn(papers.filter((/** @type {Paper} */ { counted }) => counted)) // of a former version: asked for again
    this.#rights.recall(rights)
    this.#cast = cast
    this.late = late
  }

  // Whether the person of this turn has voted.
  get used() { return this.#cast.length > 0 }

  // The open votes as this person meets them: [{paper, state}].
  get here() { return this.#papers.map((paper) => ({ paper, state: this.state(paper.id) })) }

  // "open"; "done": this person has voted; "slip": only a printed slip opens it;
  // "dry": no right is left here until the network is back; "over": it closed.
  /** @type {(vote: string) => string} */
  state(vote) {
    const paper = this.#papers.find(({ id }) => id === vote)
    if (!paper) return "over"
    if (this.#slip?.vote === vote) return "open"
    if (this.#cast.includes(vote)) return "done"
    if (!paper.channels.includes(this.device.workshop.channel)) return "slip"
    return this.#rights.has(vote) ? "open" : "dry"
  }

  // The first screen of somebody's turn: nothing of the former person is known any more.
  async turn() {
    this.ballot = null
    this.confirmed = null
    this.pending = null
    this.#slip = null
    this.#sent = undefined
    this.#orders.clear()
    if (this.#cast.length && this.device.joined && this.device.shared) {
      this.#cast = []
      await this.#keep()
    }
    this.hurry()
  }

  // Another person holds this phone.
  async newcomer() {
    this.#cast = []
    await this.turn()
    await this.#keep()
  }

  // The paper of this vote, shuffled once for this person unless its order is a scale's.
  /** @type {(vote: string) => Ballot} */
  begin(vote) {
    const paper = this.#orders.get(vote) ?? shuffled(there(this.#papers.find(({ id }) => id === vote)))
    this.#orders.set(vote, paper)
    const ballot = this.ballot?.paper === paper ? this.ballot : { paper, marks: {}, blank: false, words: "" }
    this.ballot = ballot
    return ballot
  }

  // Exchange a printed slip for a right. Throws Refusal or Unreachable; returns the vote it opens.
  /** @type {(slip: string) => Promise<string>} */
  async redeem(slip) {
    const { vote_id: vote, token } = await post("/api/votes/slip", { code: this.device.code, slip })
    if (!this.#papers.some(({ id }) => id === vote)) await this.#asking.now()
    this.#slip = { vote, token }
    this.pending = null
    return vote
  }

  // The ballot is confirmed: from here on it only waits for the network. What the screen says changes at once.
  async cast() {
    const { paper, marks, blank, words } = there(this.ballot)
    const [receipt, request] = [fresh(), uuid()]
    const id = `${BALLOT}${request}`
    const said = blank || !takesWords(paper, marks) ? "" : words.trim()
    const body = { request_id: request, ballot: encode(blank ? {} : marks), receipt: digest(receipt), words: said }
    const token = this.#takeRight(paper.id)
    this.#sent = id
    this.ballot = null
    this.confirmed = { id, about: paper.question, receipt, state: "sending" }
    setTimeout(() => this.wait(), PATIENCE)
    const key = await freshKey()
    const entry = await this.outbox.entry(id, key, { path: "/api/ballots", body, token })
    await this.#keep(entry, { store: "keys", key: id, put: key })
    await this.outbox.wake()
  }

  /** @type {(vote: string) => string} */
  #takeRight(vote) {
    this.#cast = [...this.#cast, vote]
    const slip = this.#slip?.vote === vote ? this.#slip : null
    this.#slip = null
    return slip ? slip.token : this.#rights.take(vote)
  }

  // No news from the server: the truth is that the ballot is kept here.
  wait() {
    if (this.confirmed?.state !== "sending") return
    this.confirmed.state = "kept"
    this.changed()
  }

  // The server has it.
  /** @type {(id: string) => void} */
  delivered(id) {
    if (id !== this.#sent) return
    there(this.confirmed).state = "counted"
    this.changed()
    this.hurry()
  }

  // The server will not take it, and says why.
  /** @type {(id: string, refusal: Told) => Promise<void>} */
  async refused(id, { detail }) {
    if (id !== this.#sent) {
      this.late += 1
      await this.#keep()
    } else this.confirmed = { ...there(this.confirmed), state: "refused", why: detail }
    this.changed()
  }

  // Hear of votes that open or close. Values never travel this way: what is open is asked for.
  listen() {
    this.#silence ??= listen(`workshop:${this.device.workshop.workshop.id}`, () => this.hurry(Math.random() * HASTE))
  }

  #rest() {
    this.#silence?.()
    this.#silence = undefined
    this.#asking.rest()
  }

  // This device serves another workshop, or none. A phone remembers in which votes it took part.
  async leave() {
    this.#rest()
    await this.turn()
    const owned = this.device.joined && !this.device.shared && this.#cast.length > 0
    this.#papers = []
    this.#rights.drop()
    await (owned ? this.#keep() : storage.write({ store: "device", remove: VOTES_KEY }))
  }

  // Ask soon what is open, and for the rights that are missing.
  hurry(pause = 0) {
    if (this.device.ready) this.#asking.soon(pause)
    else this.#asking.rest()
  }

  async #refresh() {
    if (!this.device.joined) return
    this.listen()
    const { token } = this.device.workshop.device
    /** @type {Papers} */
    const { votes, rights, ...asked } = await post("/api/votes/papers", {}, token)
    if (!this.device.joined || this.device.workshop.device.token !== token) return this.hurry() // another room
    if (this.outbox.failing) this.outbox.wake() // the network is back
    const before = JSON.stringify(this.here)
    if (votes.some(({ id }) => !this.#papers.some((paper) => paper.id === id))) this.late = 0
    this.#learn(votes.filter(votable))
    const filled = this.#rights.renew(this.#papers.map(({ id }) => id), rights)
    const moved = before !== JSON.stringify(this.here)
    const turned = await this.device.turn(asked) // the room is at another questionnaire
    if (moved || filled) await this.#keep()
    if (moved || turned) this.changed() // a stock that was only filled up redraws nothing
  }

  /** @type {(papers: Paper[]) => void} */
  #learn(papers) {
    this.#papers = papers
    for (const { translations } of papers) learnContent(translations)
  }

  /** @type {(...others: Kept[]) => Promise<void>} */
  async #keep(...others) {
    await storage.write(async () => {
      const state = { papers: this.#papers, cast: this.#cast, late: this.late, ...this.#rights.kept }
      this.#key ??= await freshKey()
      const sealed = await seal(this.#key, state)
      return [{ store: "keys", key: VOTES_KEY, put: this.#key }, { store: "device", key: VOTES_KEY, put: sealed }]
    }, ...others)
  }
}
