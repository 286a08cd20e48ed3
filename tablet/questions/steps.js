// What one screen asks: a question, one row of a matrix, or shares of the same hundred together. A step is
//
//   { at: place of its (first) question among those asked, row: place of the row or 0, rows: how many, asking: what is
//     drawn, questions: those it answers, value(answers), changes(answers, value): [[question id, value], …] }
//
// Its place on the tablet is [at, row]; a plain number means the first row.

import { say } from "../words.js"
import { rowsOf } from "./index.js"

/** @type {(asked: Question[]) => Step[]} */
export function stepsOf(asked) {
  return asked.flatMap((question, at) => {
    const rows = rowsOf(question)
    if (rows) return question.rows.map((_, n) => rowStep(question, rows, at, n))
    if (!question.shares) return [plainStep(question, at)]
    const together = asked.filter(({ shares }) => shares === question.shares)
    return together[0] === question ? [sharesStep(together, at)] : []
  })
}

// Where a place is among the steps; the last one before it when it is not there (a share that is not the first, a row
// that is gone).
/** @type {(steps: Step[], place: number | [at: number, row: number]) => number} */
export function placeOf(steps, place) {
  const [at, row] = Array.isArray(place) ? place : [place, 0]
  return Math.max(0, steps.findLastIndex((step) => step.at < at || (step.at === at && step.row <= row)))
}

/** @type {(question: Question, at: number) => Step} */
function plainStep(question, at) {
  return {
    at, row: 0, rows: 1, asking: question, questions: [question],
    value: (answers) => answers[question.id] ?? null,
    changes: (_, value) => [[question.id, value]],
  }
}

/** @type {(question: Question, rows: Rows, at: number, n: number) => Step} */
function rowStep(question, rows, at, n) {
  const row = question.rows[n]
  return {
    at, row: n, rows: question.rows.length, asking: rows.of(question, row), questions: [question],
    value: (answers) => rows.read(answers[question.id], row.id),
    changes: (answers, value) => [[question.id, rows.write(question, answers[question.id], row.id, value)]],
  }
}

/** @type {(questions: Question[], at: number) => Step} */
function sharesStep(questions, at) {
  const asking = {
    id: questions[0].id,
    kind: "shares",
    fr: say("shares.title"),
    hint: "",
    required: false,
    sensitive: questions.some((each) => each.sensitive),
    choices: [],
    questions,
  }
  return {
    at, row: 0, rows: 1, asking, questions,
    value: (answers) => questions.map(({ id }) => answers[id] ?? null),
    changes: (_, values) => questions.map(({ id }, n) => [id, values?.[n] ?? null]),
  }
}
