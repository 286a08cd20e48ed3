// The first screen of a turn, before anything is asked: which language, how large, how bright, how fast a voice. Every
// choice is applied at once. The same choices can be opened again in the middle of a turn.

import { h, icon } from "../dom.js"
import { RATES, voice } from "../voice.js"
import { count, language, languages, said, sample, say } from "../words.js"
import { demonstration } from "./consent.js"
import { possible } from "./things.js"

/** @type {Draws} */
export function welcome(table) {
  const { device, visit } = table
  const helping = h("div", { class: "options helping" }, [
    option({ label: say("welcome.helping"), name: "diversity_1", on: visit.assisted }, (button) => {
      visit.assisted = !visit.assisted
      press(button, visit.assisted)
    }),
  ])
  const [tongues, comforts] = controls(table, () => table.show("welcome"))
  return {
    layout: ["middle", "large"],
    neutral: true,
    first: true,
    heading: say("welcome.title"),
    lead: news(table),
    body: [tongues, unread(), comforts, helping, device.shared ? null : sharing(table)],
    tag: demonstration(table) ?? (device.label || undefined),
    quiet: device.shared ? { label: say("leave.label"), icon: "lock", act: () => table.show("leave") } : undefined,
    home: !device.shared,
    next: { label: say("begin") },
    act: () => table.start(),
  }
}

// For the few phones that are passed round, below what everybody needs.
/** @type {(table: Table) => HTMLElement} */
export function sharing(table) {
  const act = () => table.become("tablet")
  const label = h("span", {}, say("prepare.shared"))
  return h("button", { type: "button", class: "quiet", onclick: act }, icon("group"), label)
}

// A vote that has opened; or what could not be saved, for the facilitator to know.
/** @type {(table: Table) => string | undefined} */
function news(table) {
  const { late, here } = table.votes
  if (table.losses.count) return say("losses")
  if (late) return count("vote.late", late)
  if (!here.length) return undefined
  return possible(table).length > 1 ? say("vote.among") : say("vote.now")
}

// Said where the language is chosen, as long as nobody who speaks it has checked what follows.
function unread() {
  const spoken = languages().find(({ code }) => code === language())
  return spoken?.unread ? h("p", { class: "unread" }, icon("translate"), say("unread")) : null
}

// The same in the middle of a turn.
/** @type {Draws} */
export function comfort(table, from) {
  return {
    layout: ["middle"],
    heading: say("comfort.title"),
    previous: () => table.back(from),
    body: controls(table, () => table.show("comfort", from)),
    next: { label: say("stop.continue") },
    act: () => table.back(from),
  }
}

const LETTERS = ["size.small", "size.middle", "size.large"]
const PACES = {
  slow: ["directions_walk", "rate.slow"],
  normal: ["record_voice_over", "rate.normal"],
  fast: ["directions_run", "rate.fast"],
}

/** @type {(table: Table, drawAgain: () => void) => HTMLElement[]} */
function controls({ comfort: now }, drawAgain) {
  const sizes = LETTERS.map((key, size) => ({
    label: say(key),
    name: "format_size",
    on: now.size === size,
    changes: { size },
  }))
  const lights = [false, true].map((dark) => ({
    label: say(dark ? "light.dark" : "light.light"),
    name: dark ? "dark_mode" : "light_mode",
    on: now.isDark === dark,
    changes: { dark },
  }))
  const rates = RATES.map((rate) => ({
    label: say(PACES[rate][1]),
    name: PACES[rate][0],
    on: now.rate === rate,
    changes: { rate },
  }))
  const choose = (/** @type {Partial<Looks>} */ changes) => now.set(changes)
  return [
    h(
      "div",
      { class: "languages", role: "group", "aria-label": say("comfort.language") },
      languages().map((each) => tongue(each, now, drawAgain)),
    ),
    h("div", { class: "comforts" }, [
      group(say("comfort.size"), "size", sizes, choose),
      group(say("comfort.light"), "light", lights, choose),
      voice.available() ? group(say("comfort.rate"), "rate", rates, choose) : null,
    ]),
  ]
}

// A language by its own name, with a voice that says what touching it does.
/** @type {(tongue: Tongue, now: Comfort, drawAgain: () => void) => HTMLElement} */
function tongue({ code, name, heard }, now, drawAgain) {
  const chosen = h(
    "button",
    {
      type: "button",
      class: "option",
      "aria-pressed": String(now.language === code),
      lang: code,
      onclick: () => (now.set({ language: code }), drawAgain()),
    },
    h("span", {}, name),
    icon("check_circle", "mark"),
  )
  const recording = heard ? sample(code) : undefined
  const listen = () => voice.read([{ text: said(code, "welcome.spoken"), lang: code, recording }])
  const label = `${said(code, "voice.read")} : ${name}`
  const aloud = h(
    "button",
    { type: "button", class: "option listen", lang: code, "aria-label": label, onclick: listen },
    icon("volume_up"),
  )
  return h("div", { class: "tongue" }, chosen, voice.available(code) ? aloud : null)
}

// One of several, applied at once; nothing is drawn again, so that a finger that slipped finds everything in its place.
/** @type {(title: string, kind: string, options: Toggle[], choose: Comfort["set"]) => HTMLElement} */
function group(title, kind, options, choose) {
  const buttons = options.map((each) =>
    option(each, (button) => {
      choose(each.changes)
      for (const one of buttons) press(one, one === button)
    }),
  )
  return h("div", { class: `options ${kind}`, role: "group", "aria-label": title }, buttons)
}

/** @type {(one: Omit<Toggle, "changes">, act: (button: HTMLElement) => void) => HTMLElement} */
function option({ label, name, on }, act) {
  /** @type {HTMLButtonElement} */
  const button = h(
    "button",
    { type: "button", class: "option", onclick: () => act(button) },
    icon(name),
    h("span", {}, label),
  )
  press(button, on)
  return button
}

/** @type {(button: HTMLElement, on: boolean) => void} */
function press(button, on) {
  button.setAttribute("aria-pressed", String(on))
}
