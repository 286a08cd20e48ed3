// The screens of the partners' desk, as shell.js reads them.

import { h, icon } from "../dom.js"
import { given } from "../my_answers/given.js"
import { arrived } from "../screens/arrived.js"
import { there } from "../there.js"
import { content, phrase, say } from "../words.js"
import { agrees, leaving, question } from "./question.js"
import { stepsOf } from "./steps.js"

/** @type {DeskDraws} */
function intro(desk) {
  const { questionnaire, structure, territory, wave, demonstration } = there(desk.given)
  const met = Object.keys(desk.answers).length > 0
  const steps = stepsOf(desk)
  const next = steps.findIndex((step) => !step.met)
  return {
    beside: true,
    heading: phrase(questionnaire.title),
    icon: "handshake",
    lead: say("desk.for", { structure, territory, wave }),
    body: [
      h("p", { class: "lead" }, phrase(questionnaire.intro)),
      h("p", { class: "lead" }, say("desk.how"), " ", until(desk)),
    ],
    tag: demonstration ? say("demonstration") : undefined,
    quiet: leaving(desk),
    next: { label: say(met ? "desk.continue" : "begin") },
    act: () => (next < 0 ? desk.show("review") : desk.show("question", steps[next].at)),
  }
}

/** @type {DeskDraws} */
function review(desk) {
  const steps = stepsOf(desk)
  const left = steps.filter((step) => (step.asking.required && !step.begun) || !agrees(desk, step))
  /** @type {(step: DeskStep) => HTMLElement} */
  const open = (step) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", class: "plain", onclick: () => desk.show("question", step.at) },
        icon("edit"),
        h("span", {}, content(step.asking.fr).text),
      ),
    )
  return {
    layout: ["middle"],
    beside: true,
    heading: say(left.length ? "desk.review.missing" : "desk.review.ready"),
    icon: left.length ? "edit_note" : "task_alt",
    lead: left.length ? say("desk.review.how") : until(desk),
    body: left.length ? [h("ul", { class: "left-over" }, left.map(open))] : [],
    quiet: leaving(desk),
    back: () => desk.show("question", there(steps.at(-1)).at),
    next: { label: say("desk.finish"), icon: "check", ready: left.length === 0, otherwise: say("desk.review.how") },
    act: () => desk.finish(),
  }
}

/** @type {DeskDraws} */
function done(desk) {
  const sure = h("p", { class: "lead", role: "status" })
  /** @type {(state: string) => void} */
  const onstatus = (state) => {
    if (!arrived[state]) return // «C'est enregistré» waits for the server
    sure.replaceChildren(state === "saved" ? phrase(there(desk.given).questionnaire.end) : say(arrived[state][1]))
    const heading = desk.root.querySelector("h1")
    if (heading) heading.textContent = say(arrived[state][0])
  }
  return {
    layout: ["middle", "slight"],
    beside: true,
    heading: say("done.thanks"),
    icon: "check_circle",
    onstatus,
    body: [
      sure,
      desk.given?.until ? h("p", { class: "lead" }, until(desk)) : null,
      h("p", { class: "lead" }, say("desk.structure.why")),
    ],
    choices: [
      { label: say("desk.structure"), icon: "hub", tone: "primary", act: () => location.assign(`/liens#${desk.door}`) },
      { label: say("desk.change"), icon: "edit", act: () => desk.again() },
      { label: say("desk.leave"), icon: "logout", act: () => desk.leave() },
    ],
  }
}

/** @type {DeskDraws} */
function over(desk) {
  const silent = !desk.questions.some(({ id }) => id in desk.answers)
  if (silent) {
    return {
      layout: ["middle"],
      heading: say("desk.over.title"),
      icon: "event_available",
      lead: say("desk.over.nothing"),
      quiet: leaving(desk),
    }
  }
  return {
    layout: ["middle"],
    heading: say("desk.over.title"),
    icon: "event_available",
    lead: say("desk.over.lead"),
    body: [
      h(
        "section",
        { class: "kept", tabindex: "0", "aria-label": say("desk.over.title") },
        given(desk.questions, desk.answers),
      ),
    ],
    quiet: leaving(desk),
  }
}

/** @type {DeskDraws} */
function unknown(_, why) {
  return { layout: ["middle"], heading: say("desk.unknown.title"), icon: "link_off", lead: why, home: true }
}

/** @type {DeskDraws} */
function unreachable(desk, secret) {
  return {
    layout: ["middle"],
    heading: say("desk.unreachable.title"),
    icon: "cloud_off",
    lead: say("desk.unreachable.lead"),
    next: { label: say("no_pass.retry"), icon: "refresh" },
    act: () => desk.enter(secret),
  }
}

/** @type {DeskDraws} */
function left() {
  const [heading, lead] = [say("desk.left.title"), say("desk.left.lead")]
  return { layout: ["middle"], heading, icon: "waving_hand", lead, home: true }
}

/** @type {(desk: Desk) => string} */
function until({ given }) {
  if (!given?.until) return say("desk.until.open")
  const day = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" }).format(new Date(given.until))
  return say("desk.until.day", { day })
}

/** @type {Record<string, DeskDraws>} */
export const screens = { intro, question, review, done, over, unknown, unreachable, left }
