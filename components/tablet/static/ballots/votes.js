// The votes of the workshop on this device: the papers of those that are open, a stock of rights to vote in them, and
// the ballot of the person whose turn it is. That ballot lives in memory only. Once confirmed, one write takes a right
// out of the stock and puts the sealed ballot into the outbox: a cut neither loses nor doubles it.

import { Refusal, Unreachable, post } from "../api.js"
import { uuid } from "../dom.js"
import { freshKey, seal, unseal } from "../seal.js"
import * as storage from "../storage.js"
import { learnContent } from "../words.js"
import { encode, votable } from "./index.js"
import { shuffled } from "./random.js"
import { digest, fresh } from "./receipt.js"

export const VOTES_KEY = "votes" // in the store of keys; the state is in the store of the device under the same name
const HASTE = 1_500 // milliseconds within which the devices of a room ask, so that they do not all ask at once

export class Votes {
  ballot = null // {paper, marks, blank, words}: being filled in
  confirmed = null // {receipt, state: "kept" | "counted" | "refused", why?}: of the person who is still there

  #papers = []
  #rights = {} // vote → tokens
  #cast = [] // votes in which the person of this turn (on a phone: its owner) has voted
  #late = 0 // ballots that were refused after their person had gone
  #slip = null // {vote, token}: of the printed slip of this turn
  #orders = new Map() // vote → paper in the order that this person sees
  #sent // id of the confirmed ballot
  #key
  #events
  #soon
  #line = Promise.resolve() // changes of the state are written one after the other

  // changed(): what one can vote in, or what became of the ballot, is not what it was.
  constructor(device, outbox, changed) {
    Object.assign(this, { device, outbox, changed })
    addEventListener("online", () => this.hurry())
  }

  async load() {
    const kept = await storage.read("device", VOTES_KEY)
    if (!kept) return
    this.#key = await storage.read("keys", VOTES_KEY)
    const { papers, rights, cast, late } = await unseal(this.#key, kept)
    this.#learn(papers)
    this.#rights = rights
    this.#cast = cast
    this.#late = late
  }

  // Whether anybody in the room can vote now.
  get any() {
    return this.#papers.length > 0
  }

  get late() {
    return this.#late
  }

  // The open votes as this person meets them: [{paper, state: "open" | "done" | "dry"}]; dry: no right left here.
  get here() {
    return this.#papers.map((paper) => ({ paper, state: this.#state(paper.id) }))
  }

  #state(vote) {
    if (this.#slip?.vote === vote) return "open"
    if (this.#cast.includes(vote)) return "done"
    return this.#rights[vote]?.length ? "open" : "dry"
  }

  // The first screen of somebody's turn: nothing of the former person is known any more.
  async turn() {
    this.ballot = null
    this.confirmed = null
    this.#slip = null
    this.#sent = undefined
    this.#orders.clear()
    if (this.device.shared && this.#cast.length) {
      this.#cast = []
      await this.#keep()
    }
    this.hurry()
  }

  // The paper of this vote, shuffled once for this person unless its order is a scale's.
  begin(vote) {
    if (!this.#orders.has(vote)) this.#orders.set(vote, shuffled(this.#papers.find(({ id }) => id === vote)))
    const paper = this.#orders.get(vote)
    this.ballot = this.ballot?.paper === paper ? this.ballot : { paper, marks: {}, blank: false, words: "" }
    return this.ballot
  }

  // Exchange a printed slip for a right. Throws Refusal or Unreachable; returns the vote it opens.
  async redeem(slip) {
    const { vote_id: vote, token } = await post("/api/votes/slip", { code: this.device.code, slip })
    if (!this.#papers.some(({ id }) => id === vote)) await this.#refresh()
    this.#slip = { vote, token }
    return vote
  }

  // The ballot is confirmed: from here on it only waits for the network.
  async cast() {
    const { paper, marks, blank, words } = this.ballot
    const [receipt, key] = [fresh(), await freshKey()]
    const token = this.#takeRight(paper.id)
    this.#sent = uuid()
    this.ballot = null
    this.confirmed = { receipt, state: "kept" }
    const body = { request_id: this.#sent, ballot: encode(blank ? {} : marks), receipt: digest(receipt) }
    const entry = await this.outbox.entry(this.#sent, key, { path: "/api/ballots", body, token })
    await this.#keep(entry, { store: "keys", key: this.#sent, put: key })
    await this.outbox.wake()
  }

  #takeRight(vote) {
    this.#cast = [...this.#cast, vote]
    const slip = this.#slip?.vote === vote ? this.#slip : null
    this.#slip = null
    return slip ? slip.token : this.#rights[vote].shift()
  }

  // The server has it.
  delivered(id) {
    if (id !== this.#sent) return
    this.confirmed.state = "counted"
    this.changed()
    this.hurry()
  }

  // The server will not take it; whether it was a ballot at all.
  async refused(id, { detail }) {
    if (id !== this.#sent) {
      this.#late += 1
      await this.#keep()
    } else Object.assign(this.confirmed, { state: "refused", why: detail })
    this.changed()
  }

  // Hear of votes that open or close. Values never travel this way: what is open is asked for.
  listen() {
    if (this.#events && this.#events.readyState !== EventSource.CLOSED) return
    this.#events = new EventSource(`/api/events?topic=workshop:${this.device.workshop.workshop.id}`)
    this.#events.addEventListener("message", () => this.hurry(Math.random() * HASTE))
  }

  async leave() {
    this.#events?.close()
    this.#events = undefined
    await this.turn()
    this.#papers = []
    this.#rights = {}
    this.#cast = []
    await storage.write({ store: "device", remove: VOTES_KEY })
  }

  // Ask soon what is open, and for the rights that are missing.
  hurry(pause = 0) {
    clearTimeout(this.#soon)
    if (!this.device.ready) return
    this.#soon = setTimeout(() => this.#refresh().catch(ifReachable), pause)
  }

  async #refresh() {
    this.listen()
    const have = Object.fromEntries(this.#papers.map(({ id }) => [id, this.#held(id)]))
    const { votes, rights } = await post("/api/votes/papers", { code: this.device.code, channel: this.device.workshop.channel, have })
    const before = JSON.stringify(this.here)
    this.#learn(votes.filter(votable))
    const fresh = this.#papers.map(({ id }) => [id, [...(this.#rights[id] ?? []), ...(rights[id] ?? []).map(({ token }) => token)]])
    this.#rights = Object.fromEntries(fresh)
    if (before === JSON.stringify(this.here) && !Object.keys(rights).length) return
    await this.#keep()
    this.changed()
  }

  // A phone has one right for each vote, used or not.
  #held(vote) {
    const used = !this.device.shared && this.#cast.includes(vote) ? 1 : 0
    return used + (this.#rights[vote]?.length ?? 0)
  }

  #learn(papers) {
    this.#papers = papers
    for (const { translations } of papers) learnContent(translations)
  }

  async #keep(...others) {
    const state = { papers: this.#papers, rights: this.#rights, cast: this.#cast, late: this.#late }
    this.#key ??= await freshKey()
    const write = async () =>
      storage.write(
        { store: "keys", key: VOTES_KEY, put: this.#key },
        { store: "device", key: VOTES_KEY, put: await seal(this.#key, state) },
        ...others,
      )
    this.#line = this.#line.then(write)
    await this.#line
  }
}

function ifReachable(error) {
  if (!(error instanceof Unreachable || error instanceof Refusal)) throw error
}
