// The tablet as a whole: what it serves (device), whose turn it is (visit), how it looks for them (comfort), what waits
// to be sent (outbox), and which screen shows. Screens receive this object and call its verbs; they never touch storage
// or the network.

import { Unreachable } from "./api.js"
import { VOTES_KEY, Votes } from "./ballots/votes.js"
import { Comfort } from "./comfort.js"
import { course } from "./course.js"
import { DEVICE_KEY, Device } from "./device.js"
import { uuid } from "./dom.js"
import { Idle } from "./idle.js"
import { Outbox } from "./outbox.js"
import { askedOf } from "./questions/asked.js"
import { keepImages } from "./questions/illustration.js"
import { screens } from "./screens/index.js"
import { possible } from "./screens/things.js"
import { Shell } from "./shell.js"
import { Visit } from "./visit.js"
import { voice } from "./voice.js"
import { learnContent, preferred, settle } from "./words.js"

const OVER = new Set(["WorkshopClosed", "WorkshopNotOpen", "UnknownCode"])
// The server takes nothing more from this turn.
const LOST = new Set(["VisitExpired", "VisitUnknown", "UnknownWorkshop", "WorkshopClosed"])
const UNATTENDED = new Set(["code", "prepare", "closed", "broken", "waiting"]) // nobody's turn
const AIDED = new Set([
  "vote", "vote_rules", "consent", "agreement", "age", "intro", "section", "sensitive", "question", "review", "done", "refused",
])
const NEUTRAL = new Set(["welcome", "things", "votes", "waiting"])
const FORGOTTEN = 10 * 60_000 // milliseconds: whoever comes back later than this is somebody else

export class Table {
  constructor(language, sheet) {
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    this.language = language // in which a tablet for everybody waits
    this.comfort = new Comfort(this.root, language)
    this.device = new Device()
    this.outbox = new Outbox({
      changed: () => this.#status(),
      taken: (id) => this.votes.delivered(id),
      refused: (id, refusal) => (Votes.isBallot(id) ? this.votes.refused(id, refusal) : this.#refused(id, refusal)),
      kept: () => [DEVICE_KEY, VOTES_KEY, this.visit.id],
    })
    this.votes = new Votes(this.device, this.outbox, { changed: () => this.#voted(), failed: this.#failed })
    this.visit = this.#turn()
    this.idle = new Idle({
      watched: () => this.device.ready && this.device.shared && !UNATTENDED.has(this.place.name) && !this.#untouched,
      asks: () => this.place.name === "still" || this.show("still", this.place),
      left: () => this.abandon(),
    })
    addEventListener("online", () => this.#refill())
  }

  // Show the first screen: the turn that a reload interrupted, the next person's, or the code.
  async open({ code }) {
    // Before anything is stored: the code leaves the address bar, and no entry is added to the history.
    const slip = new URLSearchParams(location.search).get("bulletin") ?? ""
    if (location.search) history.replaceState(history.state, "", location.pathname)
    try {
      await this.device.load()
      this.#meet()
      await this.votes.load()
      const resumed = await Visit.resume(this.outbox, this.comfort, this.#failed)
      this.outbox.wake()
      if (!resumed) await this.votes.turn()
      this.votes.pending = slip
      if (resumed) return this.#resume(resumed)
    } catch (error) {
      return this.show("broken", error)
    }
    const { ready, workshop } = this.device
    if (ready && code && code !== this.device.code) return this.device.shared ? this.show("leave", code) : this.show("code", code)
    if (ready) return this.welcome()
    return this.show(workshop && !code ? "prepare" : "code", code)
  }

  show(name, at = 0) {
    this.place = { name, at }
    const help = AIDED.has(name) ? () => this.show("help", this.place) : undefined
    this.shell.draw({ help, ...screens[name](this, at) }, name)
    this.#status()
  }

  #status() {
    const { begun, pending } = this.visit
    this.shell.status(this.outbox, { begun: begun || this.votes.confirmed !== null, pending })
  }

  // Like `show`, and come back here after a reload.
  go(name, at = 0) {
    if (name === "question") return course.ask(this, at)
    if (this.visit.reviewed && (name === "intro" || name === "section")) return course.review(this)
    this.show(name, at)
    return this.visit.moveTo(this.place)
  }

  // To the place that a detour began at: help, stopping, «Vous êtes toujours là ?».
  back({ name, at }) {
    this.show(name, at)
  }

  async join(code) {
    await this.device.join(code)
    this.#settle()
  }

  // A person's own device or one for everybody: known by its size, and corrected on the preparing screen.
  async become(channel) {
    await this.device.join(this.device.code, channel)
    this.#settle()
  }

  async lock(pin, place) {
    await this.device.lock(pin, place)
    this.welcome()
  }

  // Serve another workshop.
  async rejoin(code) {
    await this.votes.leave()
    await this.device.leave()
    this.#meet()
    this.show("code", code)
  }

  #meet() {
    this.comfort.meet(this.device.personal ? preferred() : this.language)
  }

  #settle() {
    this.#meet()
    this.#learn()
    if (this.device.ready) this.welcome()
    else this.show("prepare")
  }

  // The first screen of a person's turn.
  welcome() {
    this.#learn()
    this.show(possible(this).length ? "welcome" : "waiting")
    this.votes.hurry()
    this.#refill()
  }

  // What they came for: the only thing that is possible now, or one of several.
  start() {
    const now = possible(this)
    if (this.votes.pending) this.show("vote_slip", this.votes.pending)
    else if (now.length === 1) now[0].act()
    else this.show(now.length ? "things" : "waiting")
  }

  // From a vote, to where it was chosen.
  choose() {
    if (this.visit.over) this.show("done")
    else this.show(possible(this).length > 1 ? "things" : "welcome")
  }

  get questions() {
    return this.device.workshop.questionnaire.questions
  }

  get asked() {
    return askedOf(this.questions, this.visit)
  }

  // Consent is complete: from here on the turn is kept and sent.
  async agree() {
    const { visit, device, comfort } = this
    if (!device.supplied) return this.show("waiting")
    const { version } = device.workshop.consent
    const consent = { version, language: comfort.language, sensitive: false, age_band: visit.age, assisted: visit.assisted }
    this.show("intro")
    visit.place = this.place
    return visit.begin(device.take(), consent)
  }

  // The verbs of the questionnaire, see course.js.
  decide = (agreed, at) => course.decide(this, agreed, at)
  before = (at) => course.before(this, at)
  reopen = (at) => course.reopen(this, at)
  review = () => course.review(this)
  finish = (partial) => course.finish(this, partial)

  // «J'arrête ici»: nothing is kept of somebody who said nothing.
  async stop() {
    if (this.visit.said) return this.finish(true)
    const sent = this.visit.finish(true, { name: "refused", at: 0 })
    this.show("refused")
    return sent
  }

  // Nobody is there any more.
  async abandon() {
    const { visit } = this
    if (visit.begun && !visit.over) visit.finish(true, this.place)
    await this.next()
  }

  async propose(idea) {
    const { pass, change } = await this.device.take()
    const letter = { path: "/api/ideas", body: { request_id: uuid(), ...idea }, token: pass.token }
    await this.outbox.alone(letter, change).catch(this.#failed)
  }

  // «Personne suivante»: the only way on. The screen goes first, then everything kept of this turn.
  async next() {
    const past = this.visit
    this.visit = this.#turn()
    this.comfort.reset()
    const forgotten = this.votes.turn()
    this.welcome()
    await Promise.all([forgotten, past.wipe()])
  }

  #failed = (error) => this.show("broken", error)

  #turn() {
    return new Visit(this.outbox, this.comfort, this.#failed)
  }

  // The first screen as everybody finds it.
  get #untouched() {
    return this.place.name === "welcome" && this.comfort.isDefault && !this.visit.assisted
  }

  #learn() {
    const { channel, translations, recordings } = this.device.workshop
    settle(channel)
    keepImages(this.questions)
    learnContent(translations, recordings)
    voice.keep(recordings)
  }

  #resume(visit) {
    this.#learn()
    this.visit = visit
    const away = Date.now() - visit.touched
    if (this.device.shared && away > FORGOTTEN) return this.abandon()
    const { name, at } = visit.place
    if (this.device.shared && this.idle.late(away)) return this.show("still", visit.place)
    return this.show(name, at)
  }

  async #refill() {
    if (!this.device.ready) return
    try {
      await this.device.refill()
      if (this.place.name === "waiting") this.welcome()
    } catch (error) {
      if (error instanceof Unreachable) return
      if (!OVER.has(error.code)) throw error
      // Nobody is interrupted: the turn in progress goes on to its end.
      if (!this.visit.begun) await this.leave(error.detail)
    }
  }

  async leave(why) {
    await this.votes.leave()
    await this.device.leave()
    this.show("closed", why)
  }

  // Votes opened or closed, or a ballot arrived: shown where nobody is interrupted.
  #voted() {
    this.#status()
    const { name, at } = this.place
    const idle = NEUTRAL.has(name) && !voice.reading
    if (idle || (name === "vote_cast" && this.votes.confirmed?.state !== at)) this.show(name === "waiting" ? "welcome" : name)
  }

  #refused(visit, refusal) {
    if (LOST.has(refusal.code)) this.device.discard() // passes of the same stock would fare no better: fresh ones
    if (visit !== this.visit.id) return undefined
    return LOST.has(refusal.code) ? this.show("stopped", refusal.detail) : this.shell.note(refusal.detail)
  }
}
