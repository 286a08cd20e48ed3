// The screen of a question at the desk, and the way out of it.

import { h, icon } from "../dom.js"
import { fits } from "../logic.js"
import { draw, lacking, obstacle, proposes, rowsOf } from "../questions/index.js"
import { there } from "../there.js"
import { phrase, say } from "../words.js"
import { placeOf, stepsOf } from "./steps.js"

const PAUSE = 700 // milliseconds without a change before what does not fit is told

// One question a screen, at the width of a desk: all rows of a matrix, all shares of a hundred, together.
/** @type {DeskDraws} */
export function question(desk, place) {
  const steps = stepsOf(desk)
  const here = placeOf(steps, place)
  const step = steps[here]
  /** @type {number | undefined} */
  let saying
  /** @type {Change} */
  const change = (value, { draft = false } = {}) => {
    if (!draft && !obstacle(step.asking, value)) keep(desk, step, value)
    const next = nextButton(desk, step, value)
    const wrong = obstacle(step.asking, value) || !agrees(desk, step)
    desk.shell.offer(next)
    desk.shell.note("")
    desk.drafting(Boolean(obstacle(step.asking, value)))
    clearTimeout(saying)
    // A number that is being typed is not told off at each digit.
    if (wrong) saying = setTimeout(() => desk.place?.at === step.at && desk.shell.note(next.otherwise ?? ""), PAUSE)
  }
  const field = step.rows.length ? grid(desk, step, change) : draw(step.asking, step.value(desk.answers), change)
  const leave = () => field.dispatchEvent(new Event("leave"))
  /** @type {(by: number) => void} */
  const go = (by) => {
    leave()
    const now = stepsOf(desk) // what was answered here may ask for more, or for less
    const next = now[placeOf(now, step.at) + by]
    if (next) desk.show("question", next.at)
    else desk.show(by < 0 ? "intro" : "review")
  }
  return {
    beside: true,
    heading: phrase(step.asking.fr),
    lead: hint(step.asking),
    body: [h("div", { class: "field" }, field), proposes(step.asking) ? proposing(desk, step) : null].filter(
      Boolean,
    ),
    progress: { at: here, of: steps.length },
    quiet: leaving(desk),
    back: () => go(-1),
    next: nextButton(desk, step, step.value(desk.answers)),
    leave,
    act: () => go(1),
  }
}

/** @type {(asking: Asking) => HTMLElement | undefined} */
function hint({ hint: sentence, prompt, required }) {
  const parts = [
    prompt && phrase(prompt),
    sentence && phrase(sentence),
    required ? h("span", { class: "required" }, say("desk.required")) : null,
  ].filter(Boolean)
  return parts.length ? h("span", {}, parts.flatMap((part, at) => (at ? [" ", part] : [part]))) : undefined
}

// Every row of a matrix or a roster, one under the other.
/** @type {(desk: Desk, step: DeskStep, change: Change) => HTMLElement} */
function grid(desk, { questions: [asking], rows: shown }, change) {
  const rows = there(rowsOf(asking))
  /** @type {(row: Choice) => HTMLElement} */
  const line = (row) => {
    const one = rows.of(asking, row)
    /** @type {(choice: Value) => void} */
    const set = (choice) => change(rows.write(asking, desk.answers[asking.id] ?? null, row.id, choice))
    return h(
      "div",
      { class: "line" },
      h("p", { class: "row" }, phrase(row.fr)),
      draw(one, rows.read(desk.answers[asking.id], row.id), set),
    )
  }
  return h("div", { class: "grid" }, shown.map(line))
}

/** @type {(desk: Desk, step: DeskStep) => HTMLElement} */
function proposing(desk, step) {
  const field = h("input", {
    class: "written",
    type: "text",
    maxlength: 80,
    autocomplete: "off",
    "aria-label": say("desk.missing.label"),
    placeholder: say("desk.missing.label"),
  })
  let asked = "" // for: a second press under the same name is an answer to a doubt
  const add = async () => {
    const name = field.value.trim()
    const sure = name === asked
    asked = name
    const problem = name.length < 2 ? say("desk.missing.short") : await desk.propose(name, sure)
    if (problem) return desk.shell.note(problem)
    desk.show("question", step.at)
    return desk.shell.note(say("desk.missing.added"))
  }
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault() // the form's own Enter goes on to the next question
    add()
  })
  return h(
    "div",
    { class: "proposing" },
    field,
    h("button", { type: "button", class: "plain", onclick: add }, icon("add"), h("span", {}, say("desk.missing.add"))),
  )
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
export function agrees(desk, step) {
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

/** @type {(desk: Desk) => Button} */
export function leaving(desk) {
  return { label: say("desk.leave"), icon: "logout", act: () => desk.leave() }
}
