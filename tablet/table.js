// The tablet as a whole: what it serves (device), whose turn it is (visit), how it looks for them (comfort), what waits
// to be sent (outbox), and which screen shows. Screens receive this object and call its verbs; they never touch storage
// or the network.

import { VOTES_KEY, Votes } from "./ballots/votes.js"
import { arrival } from "./arrival.js"
import { fresh, ideaOf } from "./code.js"
import { Comfort } from "./comfort.js"
import { course } from "./course.js"
import { DEVICE_KEY, Device } from "./device.js"
import { uuid } from "./dom.js"
import { ending } from "./ending.js"
import { Idle } from "./idle.js"
import { Outbox } from "./outbox.js"
import { Door, opening, rest } from "./place.js"
import { askedOf } from "./questions/asked.js"
import { Losses } from "./losses.js"
import { brought } from "./own.js"
import { Presence } from "./presence.js"
import { screens } from "./screens/index.js"
import { arrive } from "./screens/way.js"
import { possible, start } from "./screens/things.js"
import { serving } from "./serving.js"
import { Shell } from "./shell.js"
import { standing } from "./standing.js"
import { verdicts } from "./verdicts.js"
import { Visit } from "./visit.js"
import { voice } from "./voice.js"

/** @type {Screenful} */
const NOBODY = { heading: "", unattended: true } // before any screen

export class Table {
  screen = NOBODY
  /** @type {AbortController | undefined} */ ending
  /** @type {Device} */ device
  /** @type {Outbox} */ outbox
  /** @type {Votes} */ votes
  /** @type {Visit} */ visit
  /** @type {Losses} */ losses
  /** @type {Spot} */ place
  /** @type {Door} */ door
  brought = { code: "", slip: "" } // what the address said, until it is used
  own = false // whether a workshop is joined as on a person's own device, however large this is

  /** @param {{ language: string; pictograms: Pictogram[] }} given @param {HTMLElement} sheet */
  constructor({ language, pictograms }, sheet) {
    this.shell = new Shell(sheet)
    this.root = this.shell.root
    this.pictograms = pictograms // of which codes are made
    this.language = language // in which a tablet for everybody waits
    this.comfort = new Comfort(this.root, language)
    this.presence = new Presence(this.shell, { entered: () => arrival.enter(this), lost: () => this.#furnish() })
    this.#furnish()
    this.idle = new Idle({
      watched: () => this.device.ready && this.device.shared && !this.screen.unattended && !this.#untouched,
      asks: () => this.place.name === "still" || this.show("still", this.place),
      left: () => this.abandon(),
    })
    addEventListener("online", () => serving.refill(this))
  }

  // Everything that knows somebody, as a page finds it that knows nobody yet.
  #furnish() {
    this.ending?.abort()
    this.ending = new AbortController()
    const { signal } = this.ending
    this.place = { name: "closed", at: 0 }
    this.screen = NOBODY
    this.comfort.reset()
    this.losses = new Losses()
    this.device = new Device()
    this.outbox = new Outbox({
      changed: () => this.#status(),
      taken: (...of) => verdicts.taken(this, ...of),
      refused: (...of) => verdicts.refused(this, ...of),
      lost: (...of) => verdicts.lost(this, ...of),
      kept: () => [DEVICE_KEY, VOTES_KEY, this.visit.id],
      signal,
    })
    const over = (/** @type {string} */ why) => serving.over(this, why)
    this.votes = new Votes(this.device, this.outbox, { changed: () => this.#voted(), over, signal })
    this.door = new Door(this.device, {
      changed: () => serving.refill(this),
      refused: ({ detail }) => serving.leave(this, detail),
      signal,
    })
    this.visit = this.#turn()
  }

  // Before anything is stored: the code leaves the address bar, and no entry is added to the history.
  /** @type {(brought: { code: string, own: boolean }) => Promise<unknown>} */
  async open({ code, own }) {
    this.own = own
    this.brought = { code, slip: new URLSearchParams(location.search).get("bulletin") ?? "" }
    if (location.search) history.replaceState(history.state, "", location.pathname)
    return this.presence.enter()
  }

  /** @type {(name: string, at?: any) => void} */
  show(name, at = 0) {
    if (this.presence.away) return
    this.place = { name, at }
    this.screen = screens[name](this, at)
    const help = this.screen.aided ? () => this.show("help", this.place) : undefined
    this.shell.draw({ help, ...this.screen }, name)
    this.door.watch()
    this.#status()
  }

  #status() {
    if (!this.presence.away) this.shell.status(this.outbox, standing(this))
  }

  // What is on the screen is a draft, or is none any more.
  /** @type {(screen: Screenful, draft: boolean) => void} */
  drafted(screen, draft) {
    screen.draft = draft
    this.#status()
  }

  // A locked tablet is never left; nor is a turn, where «back» has nothing to show.
  keeps() {
    const { presence, device, screen } = this
    if (!presence.away && device.joined && device.shared) return "device"
    return presence.away || screen.unattended || screen.first ? "" : "turn"
  }

  // Like `show`, and come back here after a reload.
  /** @type {(name: string, at?: any) => unknown} */
  go(name, at = 0) {
    if (name === "question") return course.ask(this, at)
    if (this.visit.reviewed && name === "section") return course.review(this)
    this.show(name, at)
    return this.visit.moveTo(this.place)
  }

  // To the place that a detour began at: help, stopping, «Vous êtes toujours là ?».
  /** @type {(from: Spot) => void} */
  back({ name, at }) {
    this.show(name, at)
  }

  // The verbs of the workshop that is served, see serving.js.
  join = (/** @type {string} */ code) => serving.join(this, code)
  become = (/** @type {string} */ channel) => serving.become(this, channel)
  lock = (/** @type {string} */ pin, /** @type {string} */ place) => serving.lock(this, pin, place)
  rejoin = (/** @type {string} */ code) => serving.rejoin(this, code)
  another = () => serving.another(this)

  // The first screen of a person's turn.
  welcome() {
    arrival.learn(this)
    this.show(opening(this, possible(this).length > 0))
    this.votes.hurry()
    serving.refill(this)
  }

  start = () => start(this) // what they came for, see things.js

  // From a vote, to where it was chosen.
  choose() {
    const now = possible(this).length
    if (this.visit.over) this.show("done")
    else if (opening(this, now > 0) === "finished") this.show("finished")
    else this.show(now > 1 ? "things" : "welcome")
  }

  // What this person answers; before they begin, what the room is at.
  get questionnaire() {
    const { visit, device } = this
    return visit.asked || visit.begun ? device.named(visit.asked) : device.asked
  }

  get questions() {
    return this.questionnaire.questions
  }

  get asked() {
    return askedOf(this.questions, this.visit)
  }

  // Consent is complete: from here on the turn is kept and sent.
  async agree() {
    const { visit, device, comfort } = this
    const asked = this.questionnaire.version_id
    if (!device.may(asked)) return this.show(rest(this))
    const { version } = device.workshop.consent
    visit.asked = asked
    const consent = {
      version,
      questionnaire: asked,
      language: comfort.language,
      sensitive: false,
      age_band: visit.age,
      assisted: visit.assisted,
    }
    arrive(this, 0)
    return Promise.all([visit.begin(device.take(asked), consent), ...brought(visit)])
  }

  // The verbs of the questionnaire, see course.js.
  decide = (/** @type {boolean} */ agreed, /** @type {any} */ at) => course.decide(this, agreed, at)
  before = (/** @type {any} */ at) => course.before(this, at)
  reopen = (/** @type {number} */ at) => course.reopen(this, at)
  review = () => course.review(this)
  finish = (/** @type {boolean} */ partial) => course.finish(this, partial)

  // How a turn ends, see ending.js.
  noted = () => ending.noted(this)
  stop = () => ending.stop(this)
  putDown = () => ending.putDown(this)
  leave = () => ending.leave(this)
  abandon = () => ending.abandon(this)
  next = () => ending.next(this)

  /** @type {(idea: Pick<Idea, "title" | "theme" | "description">) => Promise<void>} */
  async propose(idea) {
    const [id, code, { token }] = [uuid(), fresh(this.pictograms), this.device.workshop.device]
    const kept = this.visit.had({ id, title: String(idea.title), code })
    await this.outbox.alone({ path: "/api/ideas", body: { request_id: ideaOf(code), ...idea }, token }, id)
    await kept
  }

  #turn() {
    return new Visit(this.outbox, this.comfort)
  }

  // Something of a person who has gone could not be saved.
  async missed() {
    await this.losses.add()
    this.#voted()
  }

  // The first screen as everybody finds it.
  get #untouched() {
    return this.screen.first && this.comfort.isDefault && !this.visit.assisted
  }

  // Votes opened or closed, or a ballot arrived: shown where nobody is interrupted.
  #voted() {
    this.#status()
    const { name, at } = this.place
    const { neutral, empty } = this.screen
    const idle = (neutral || empty) && !voice.reading
    if (!idle && (name !== "vote_cast" || this.votes.confirmed?.state === at)) return
    if (empty) this.welcome()
    else this.show(name)
  }
}
