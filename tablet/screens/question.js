// One question a screen; a matrix, one row a screen. Choosing keeps and sends the answer at once; the green button goes
// on. Nothing moves by itself: a slip of the hand is corrected before it carries anyone away.

import { h, icon } from "../dom.js"
import { fits } from "../logic.js"
import { draw, lacking, obstacle } from "../questions/index.js"
import { illustration } from "../questions/illustration.js"
import { counted, opens } from "../questions/parts.js"
import { placeOf, stepsOf } from "../questions/steps.js"
import { foreign, phrase, say } from "../words.js"
import { arrive, goTo, leaving } from "./way.js"

/** @type {Draws} */
export function question(table, place) {
  const steps = stepsOf(table.asked)
  const here = placeOf(steps, place)
  const step = steps[here]
  const value = step.value(table.visit.answers)
  const field = draw(step.asking, value, (given, { draft = false } = {}) => {
    const refused = obstacle(step.asking, given) !== null
    if (!draft && !refused) keep(table, step, given)
    table.drafted(screen, draft || refused)
    table.shell.offer(nextButton(table, step, given))
    table.shell.note("")
  })
  const leave = () => field.dispatchEvent(new Event("leave"))
  const unread = step.questions.some(({ fr, stem }) => foreign(fr) || (stem !== "" && foreign(stem)))
  /** @type {Screenful} */
  const screen = {
    aided: true,
    heading: heading(step.asking),
    lead: lead(step.asking),
    body: [unread ? explained(table) : "", ...marks(step), h("div", { class: "field" }, field), ...source(step.asking)],
    progress: progress(table, steps, step),
    quiet: leaving(table),
    back: here > 0 ? () => goTo(table, steps[here - 1]) : undefined,
    choices: [passing(table, step, here)], // always: the questionnaire says so
    next: nextButton(table, step, value),
    leave,
    act: () => {
      leave()
      onward(table, here, step)
    },
  }
  return screen
}

// A matrix counts once, however many rows it has; a question that opens a part is none of those it announces.
/** @type {(table: Table, steps: Step[], step: Step) => { at: number; of: number } | undefined} */
function progress(table, steps, { at, questions: [asked] }) {
  if (opens(asked, table.questions)) return undefined
  const part = new Set(counted(asked, table.questions).map(({ id }) => id))
  const numbers = [...new Set(steps.filter(({ questions: [one] }) => part.has(one.id)).map((one) => one.at))]
  return { at: numbers.indexOf(at), of: numbers.length }
}

// Leave a step for the next one. Whatever was met and not answered was passed.
/** @type {(table: Table, here: number, step: Step) => void} */
function onward(table, here, { questions }) {
  for (const { id } of questions) if (!(id in table.visit.answers)) table.visit.answer(id, null)
  arrive(table, here + 1)
}

/** @type {(table: Table, step: Step, here: number) => Button} */
function passing(table, step, here) {
  const act = () => {
    keep(table, step, null)
    onward(table, here, step)
  }
  return { label: say("pass"), icon: "skip_next", tone: "plain pass", act }
}

/** @type {(table: Table, step: Step, value: any) => void} */
function keep({ visit }, step, value) {
  for (const [id, given] of step.changes(visit.answers, value)) {
    if (given !== (visit.answers[id] ?? null)) visit.answer(id, given)
  }
}

/** @type {(table: Table, step: Step, value: any) => Next} */
function nextButton(table, step, value) {
  const answers = { ...table.visit.answers, ...Object.fromEntries(step.changes(table.visit.answers, value)) }
  /** @type {Sentence | null} */
  const problem =
    obstacle(step.asking, value) ??
    lacking(step.asking, value) ??
    (agrees(table, step, answers) ? null : ["does_not_fit"])
  if (problem) return { label: say("next"), ready: false, otherwise: say(...problem) }
  const ready = Array.isArray(value) ? value.some((each) => each !== null) : value !== null
  const otherwise = say("choose_or_pass")
  return { label: say("next"), ready, otherwise }
}

/** @type {(table: Table, step: Step, answers: Answers) => boolean} */
function agrees(table, { questions }, answers) {
  return questions.every((each) => fits(each, table.questions, answers))
}

/** @type {(asking: Asking) => Words} */
function heading({ fr, stem }) {
  return stem ? [h("span", { class: "stem" }, phrase(stem)), " ", phrase(fr)] : phrase(fr)
}

// What a statement asks of whoever reads it, then how to answer.
/** @type {(asking: Asking) => Words | undefined} */
function lead({ prompt, hint }) {
  if (prompt && hint) return [phrase(prompt), " ", phrase(hint)]
  const only = prompt || hint
  return only && phrase(only)
}

// Whoever cannot read a wording that nobody but its authors may translate is told so in their own language.
/** @type {(table: Table) => HTMLElement} */
function explained(table) {
  const ask = () => table.show("call", table.place)
  return h(
    "div",
    { class: "unread explained" },
    h("p", { "data-spoken": true }, icon("translate"), " ", say("question.french")),
    h("button", { type: "button", class: "quiet", onclick: ask }, icon("front_hand"), h("span", {}, say("call.ask"))),
  )
}

// The picture of the question or of the row, and which row it is.
/** @type {(step: Step) => Child[]} */
function marks({ asking, row, rows }) {
  const small = rows > 1 ? h("p", { class: "rows" }, say("rows.place", { at: row + 1, of: rows })) : null
  const shown = illustration(asking)
  return [shown ? h("p", { class: "illustration" }, shown) : null, small].filter(Boolean)
}

// Whose words these are, where they are a validated instrument's: small, and never read aloud.
/** @type {(asking: Asking) => Child[]} */
function source({ source: name }) {
  const whose = say("question.source", { name: "" }).trim()
  return name ? [h("p", { class: "source" }, whose, " ", h("span", { lang: "fr", dir: "ltr" }, name))] : []
}
