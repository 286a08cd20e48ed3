// The frame of every screen: a quiet header, one idea, one obvious action at the bottom, and the line that says what
// is saved. A screen is a plain description:
//
//   { heading, lead?, icon?, body?: [nodes], progress?: {at, of, key?}, dots?: {at, of}, tag?, quiet?: {label, act},
//     back?: act, next?: {label, icon?, ready?, otherwise?}, act?, choices?: [{label, icon, act, tone?}],
//     help?: act, aloud?: whether it is read without being asked, leave?: before it goes,
//     onstatus?(state): what is saved changed,
//     spoken?: what the voice reads, [{text, lang}], when it is not simply what the screen says }
//
// It is drawn as a form whose submission is `act`, so that Enter does what the green button does.

import { freshId, h, icon, picture } from "./dom.js"
import { Finger } from "./finger.js"
import { Further } from "./further.js"
import { header, lead } from "./header.js"
import { keepTogether } from "./lines.js"
import { there } from "./there.js"
import { Trouble } from "./trouble.js"
import { described, readIn, voice, words } from "./voice.js"
import { count, say } from "./words.js"

const DEAF = 2_000 // milliseconds in which a screen that shows something only once cannot be left

export class Shell {
  /** @type {Screenful} */ screen
  drawnAt = 0
  /** @type {(() => void) | undefined} */ ondraw

  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    this.stage = h("div", { class: "stage" })
    this.finger = new Finger(this.stage, () => this.offer(this.screen.next))
    this.trouble = new Trouble()
    this.line = h("p", { class: "status" })
    this.spoken = h("p", { class: "aside", role: "status" })
    this.voice = h(
      "button",
      { type: "button", class: "quiet voice", onclick: () => this.#aloud() },
      icon("volume_up"),
      h("span"),
    )
    this.root = h("div", { class: "tablet" }, sheet, this.stage, this.trouble.root, this.line, this.spoken)
    this.further = new Further(this.root)
    readIn(this.root)
    voice.onchange(() => this.screen && this.sound())
  }

  /** @type {(screen: Screenful, name: string) => void} */
  draw(screen, name) {
    voice.stop()
    this.screen?.leave?.()
    const heading = h("h1", { tabindex: "-1", id: freshId("heading") }, screen.heading)
    const idea = h("div", { class: "idea" }, icon(screen.icon, "big"), heading, lead(screen), screen.body ?? [])
    const footer = this.#footer(screen)
    const lying = ["screen", name, ...(screen.layout ?? [])].join(" ")
    const form = h(
      "form",
      { class: lying, novalidate: true, autocomplete: "off", onsubmit: (event) => this.#submitted(event) },
      header(screen, this.voice),
      idea,
      this.further.sign,
      footer,
    )
    named(form, heading)
    if (form.querySelector(".idea .note")) form.querySelector("footer .note")?.remove()
    keepTogether(idea)
    this.screen = screen
    this.drawnAt = performance.now()
    this.stage.replaceChildren(form)
    this.finger.drawn()
    this.sound()
    this.offer(screen.next)
    if (screen.precious) setTimeout(() => this.screen === screen && this.offer(screen.next), DEAF)
    this.note("")
    this.further.watch(idea, footer)
    this.focus()
    if (screen.aloud) this.#aloud()
    this.ondraw?.()
  }

  // One button, at the same place on every screen; none where nothing can be read.
  sound() {
    this.voice.hidden = !voice.readable(this.screen.spoken ?? described(this.stage))
    there(this.voice.lastChild).textContent = say(voice.reading ? "voice.stop" : "voice.read")
    picture(/** @type {HTMLElement} */ (this.voice.firstChild), voice.reading ? "stop_circle" : "volume_up")
  }

  #aloud() {
    if (voice.reading) voice.stop()
    else voice.read(this.screen.spoken ?? described(this.stage))
  }

  // A new screen starts being read at its heading, or at the one field it is about.
  focus() {
    /** @type {HTMLElement | null} */
    const first = this.stage.querySelector("[data-first]") ?? this.stage.querySelector("h1")
    first?.focus({ preventScroll: true })
  }

  // What the main button says now: {label, icon?, ready?, tone?, otherwise?}.
  /** @type {(next?: Next) => void} */
  offer(next) {
    if (!next) return
    this.screen.next = next
    const button = there(this.stage.querySelector("button[type=submit]"))
    // Its children stay: a tap whose element is replaced between finger down and finger up is no tap.
    there(button.firstChild).textContent = next.label
    picture(/** @type {HTMLElement} */ (button.lastChild), next.icon ?? "arrow_forward")
    button.classList.toggle("primary", next.tone !== "plain")
    // Never `disabled`: a person who taps too early is told what is missing.
    button.setAttribute("aria-disabled", String(next.ready === false || this.#deaf || this.finger.covers(button)))
  }

  // What a screen shows once and for all (a ticket, a receipt) is not lost by one tap too many.
  get #deaf() {
    return this.screen.precious === true && performance.now() - this.drawnAt < DEAF
  }

  // One sentence for what is missing or refused, under the field it is about or beside the main button; empty: none.
  /** @type {(sentence: string) => void} */
  note(sentence) {
    const note = this.stage.querySelector(".note")
    if (note) note.textContent = sentence
    this.further.look()
  }

  // What was touched is not kept, and why; retry(): try again.
  /** @type {(sentence: string, retry: () => void) => void} */
  troubled(sentence, retry) {
    this.trouble.show(sentence, retry)
    this.#say("unkept", say("status.unkept"))
  }

  eased() {
    this.trouble.hide()
  }

  // What waits (outbox.js), and what is kept of this person (standing.js).
  /** @type {(outbox: Waiting, kept: Standing) => void} */
  status({ waiting, answers, failing, full }, { begun, pending, refused = [], draft = false }) {
    const kept = refused.length ? "refused" : begun ? "saved" : "nothing"
    const held = failing && (full ? "door" : "waiting")
    const [name, sentence] = this.trouble.on
      ? ["unkept", say("status.unkept")]
      : draft
        ? ["draft", say("status.draft")]
        : state(waiting + pending, answers, held, kept)
    this.screen?.onstatus?.(name)
    this.#say(name, sentence)
  }

  // Nothing to say: this page keeps nothing.
  silent() {
    delete this.line.dataset.state
    this.line.replaceChildren()
  }

  /** @type {(name: string, sentence: string) => void} */
  #say(name, sentence) {
    if (this.line.dataset.state === name && this.line.textContent.endsWith(sentence)) return
    const changed = HELD.has(this.line.dataset.state) !== HELD.has(name)
    this.line.dataset.state = name
    this.line.replaceChildren(icon(ICONS[name]) ?? "", h("span", {}, sentence))
    this.further.look()
    // A cut and its end are worth a word aloud; each tap is not.
    if (changed) this.spoken.textContent = sentence
  }

  /** @type {(event: SubmitEvent) => void} */
  #submitted(event) {
    event.preventDefault()
    const { next, act } = this.screen
    if (this.#deaf) return
    if (next?.ready === false) this.note(next.otherwise ?? "")
    else act?.()
  }

  /** @type {(screen: Screenful) => HTMLElement} */
  #footer({ back, next, choices }) {
    const buttons = (choices ?? []).map(({ label, icon: name, act, tone = "plain" }) =>
      h("button", { type: "button", class: tone, onclick: act }, icon(name), h("span", {}, label)),
    )
    if (back)
      buttons.unshift(
        h("button", { type: "button", class: "back", onclick: back }, icon("arrow_back"), h("span", {}, say("back"))),
      )
    if (next) buttons.push(h("button", { type: "submit" }, h("span"), icon("arrow_forward")))
    return h("footer", {}, h("p", { class: "note", role: "alert" }), h("div", { class: "actions" }, buttons))
  }
}

// What is named by the words of the heading is named by the heading, which says in which language they are.
/** @type {(form: HTMLElement, heading: HTMLElement) => void} */
function named(form, heading) {
  const { text } = words(heading)
  for (const element of form.querySelectorAll("[aria-label]")) {
    if (element.getAttribute("aria-label") !== text) continue
    element.removeAttribute("aria-label")
    element.setAttribute("aria-labelledby", heading.id)
  }
}

/** @type {Record<string, string>} */
const ICONS = {
  nothing: "lock",
  draft: "edit",
  saved: "check_circle",
  sending: "sync",
  waiting: "cloud_off",
  door: "hourglass_top",
  refused: "error",
  unkept: "error",
}

/** @type {Set<string | undefined>} */
const HELD = new Set(["waiting", "door"]) // it stays here for a while

/** @type {Record<string, string>} */
const KEPT = { nothing: "status.nothing", saved: "status.saved", refused: "status.refused" }

// held: why the last try came to nothing, if it did.
/** @type {(waiting: number, answers: number, held: string | false, kept: string) => [string, string]} */
function state(waiting, answers, held, kept) {
  if (!waiting) return [kept, say(KEPT[kept])]
  if (!held) return ["sending", say("status.sending")]
  if (held === "door") return [held, say("status.door")]
  return [held, answers ? count("status.waiting", answers) : say("status.offline")]
}
