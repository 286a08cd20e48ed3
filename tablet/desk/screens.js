// The screens of the partners' desk, as shell.js reads them.

import { h, icon } from "../dom.js"
import { fits } from "../logic.js"
import { draw, lacking, obstacle } from "../questions/index.js"
import * as rows from "../questions/rows.js"
import { told } from "../receipt/told.js"
import { arrived } from "../screens/arrived.js"
import { there } from "../there.js"
import { content, phrase, say } from "../words.js"
import { placeOf, stepsOf } from "./steps.js"

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
    body: [h("p", { class: "lead" }, phrase(questionnaire.intro)), h("p", { class: "lead" }, say("desk.how"), " ", until(desk))],
    tag: demonstration ? say("demonstration") : undefined,
    quiet: leaving(desk),
    next: { label: say(met ? "desk.continue" : "begin") },
    act: () => (next < 0 ? desk.show("review") : desk.show("question", steps[next].at)),
  }
}

// One question a screen, at the width of a desk: all rows of a matrix, all shares of a hundred, together.
/** @type {DeskDraws} */
function question(desk, place) {
  const steps = stepsOf(desk)
  const here = placeOf(steps, place)
  const step = steps[here]
  /** @type {Change} */
  const change = (value, { draft = false } = {}) => {
    if (!draft && !obstacle(step.asking, value)) keep(desk, step, value)
    desk.shell.offer(nextButton(desk, step, value))
    desk.shell.note("")
  }
  const field = step.rows.length ? grid(desk, step, change) : draw(step.asking, step.value(desk.answers), change)
  const leave = () => field.dispatchEvent(new Event("leave"))
  /** @type {(by: number) => void} */
  const go = (by) => {
    leave()
    const next = steps[here + by]
    if (next) desk.show("question", next.at)
    else desk.show(by < 0 ? "intro" : "review")
  }
  return {
    beside: true,
    heading: phrase(step.asking.fr),
    lead: hint(step.asking),
    body: [h("div", { class: "field" }, field), step.asking.kind === "roster" ? proposing(desk, step) : null].filter(Boolean),
    progress: { at: here, of: steps.length },
    quiet: leaving(desk),
    back: () => go(-1),
    next: nextButton(desk, step, step.value(desk.answers)),
    leave,
    act: () => go(1),
  }
}

/** @type {(asking: Asking) => HTMLElement | undefined} */
function hint({ hint: sentence, required }) {
  const parts = [sentence && phrase(sentence), required ? h("span", { class: "required" }, say("desk.required")) : null].filter(Boolean)
  return parts.length ? h("span", {}, parts[0], parts[1] ? " " : "", parts[1] ?? "") : undefined
}

// Every row of a matrix or a roster, one under the other.
/** @type {(desk: Desk, step: DeskStep, change: Change) => HTMLElement} */
function grid(desk, { questions: [asking], rows: shown }, change) {
  /** @type {(row: Choice) => HTMLElement} */
  const line = (row) => {
    const one = rows.rowOf(asking, row)
    /** @type {(choice: Value) => void} */
    const set = (choice) => change(rows.write(asking, desk.answers[asking.id] ?? null, row.id, choice))
    return h("div", { class: "line" }, h("p", { class: "row" }, phrase(row.fr)), draw(one, rows.read(desk.answers[asking.id], row.id), set))
  }
  return h("div", { class: "grid" }, shown.map(line))
}

/** @type {(desk: Desk, step: DeskStep) => HTMLElement} */
function proposing(desk, step) {
  const field = h("input", { class: "written", type: "text", maxlength: 80, autocomplete: "off", "aria-label": say("desk.missing.label"), placeholder: say("desk.missing.label") })
  const add = async () => {
    const problem = field.value.trim().length < 2 ? say("desk.missing.short") : await desk.propose(field.value.trim())
    if (problem) return desk.shell.note(problem)
    desk.show("question", step.at)
    return desk.shell.note(say("desk.missing.added"))
  }
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault() // the form's own Enter goes on to the next question
    add()
  })
  return h("div", { class: "proposing" }, field, h("button", { type: "button", class: "plain", onclick: add }, icon("add"), h("span", {}, say("desk.missing.add"))))
}

/** @type {(desk: Desk, step: DeskStep, value: any) => Next} */
function nextButton(desk, { at, asking }, value) {
  const step = there(stepsOf(desk).find((each) => each.at === at))
  /** @type {Sentence | null} */
  const wrong = obstacle(asking, value) ?? lacking(asking, value) ?? (agrees(desk, step) ? null : ["does_not_fit"])
  if (wrong) return { label: say("next"), ready: false, otherwise: say(...wrong) }
  return { label: say(step.begun || asking.required ? "next" : "pass"), tone: step.begun ? "primary" : "plain" }
}

/** @type {(desk: Desk, step: DeskStep) => boolean} */
function agrees(desk, step) {
  return step.questions.every((each) => fits(each, desk.questions, desk.answers))
}

/** @type {(desk: Desk, step: DeskStep, value: any) => void} */
function keep(desk, step, value) {
  for (const [id, given] of step.changes(desk.answers, value)) {
    // A necessary answer is changed, never emptied: the server keeps the last one.
    const needed = step.questions.find((each) => each.id === id)?.required
    if (given !== (desk.answers[id] ?? null) && !(given === null && needed)) desk.answer(id, given)
  }
}

/** @type {DeskDraws} */
function review(desk) {
  const steps = stepsOf(desk)
  const left = steps.filter((step) => (step.asking.required && !step.begun) || !agrees(desk, step))
  /** @type {(step: DeskStep) => HTMLElement} */
  const open = (step) =>
    h("li", {}, h("button", { type: "button", class: "plain", onclick: () => desk.show("question", step.at) }, icon("edit"), h("span", {}, content(step.asking.fr).text)))
  return {
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
    beside: true,
    heading: say("done.thanks"),
    icon: "check_circle",
    onstatus,
    body: [sure, desk.given?.until ? h("p", { class: "lead" }, until(desk)) : null],
    choices: [
      { label: say("desk.change"), icon: "edit", act: () => desk.show("intro") },
      { label: say("desk.leave"), icon: "logout", act: () => desk.leave() },
    ],
  }
}

/** @type {DeskDraws} */
function over(desk) {
  return {
    heading: say("desk.over.title"),
    icon: "event_available",
    lead: say("desk.over.lead"),
    body: [h("section", { class: "kept", tabindex: "0", "aria-label": say("desk.over.title") }, told(desk.questions, desk.answers))],
    quiet: leaving(desk),
  }
}

/** @type {DeskDraws} */
function unknown(_, why) {
  return { heading: say("desk.unknown.title"), icon: "link_off", lead: why, home: true }
}

/** @type {DeskDraws} */
function unreachable(desk, secret) {
  return {
    heading: say("desk.unreachable.title"),
    icon: "cloud_off",
    lead: say("desk.unreachable.lead"),
    next: { label: say("no_pass.retry"), icon: "refresh" },
    act: () => desk.enter(secret),
  }
}

function left() {
  return { heading: say("desk.left.title"), icon: "waving_hand", lead: say("desk.left.lead"), home: true }
}

/** @type {(desk: Desk) => Button} */
function leaving(desk) {
  return { label: say("desk.leave"), icon: "logout", act: () => desk.leave() }
}

/** @type {(desk: Desk) => string} */
function until({ given }) {
  if (!given?.until) return say("desk.until.open")
  const day = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" }).format(new Date(given.until))
  return say("desk.until.day", { day })
}

/** @type {Record<string, DeskDraws>} */
export const screens = { intro, question, review, done, over, unknown, unreachable, left }
