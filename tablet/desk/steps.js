// What one screen of the desk asks: a question with all its rows, or the shares of the same hundred. A step is
//
//   { at: the id of its (first) question, asking: what is drawn, rows: of a matrix or a roster, questions: those it
//     answers, begun: whether something of it has an answer, met: whether all of it has, value(answers),
//     changes(answers, value): [[question id, value], …] }

import { rowsOf } from "../questions/index.js"
import { stepsOf as oneByOne } from "../questions/steps.js"

/** @type {(desk: { asked: Question[]; answers: Answers }) => DeskStep[]} */
export function stepsOf({ asked, answers }) {
  /** @type {Set<string>} */
  const seen = new Set()
  const first = oneByOne(asked).filter(({ questions: [{ id }] }) => !seen.has(id) && seen.add(id))
  return first.map((step) => {
    const rows = rowsOf(step.questions[0])
    return rows ? inRows(step.questions[0], rows, answers) : plain(step, answers)
  })
}

/** @type {(steps: DeskStep[], at: string) => number} */
export function placeOf(steps, at) {
  return Math.max(0, steps.findIndex((step) => step.at === at))
}

/** @type {(step: Step, answers: Answers) => DeskStep} */
function plain({ asking, questions, value, changes }, answers) {
  const met = questions.every(({ id }) => (answers[id] ?? null) !== null)
  return { at: questions[0].id, asking, rows: [], questions, value, changes, begun: met, met }
}

/** @type {(question: Question, rows: Rows, answers: Answers) => DeskStep} */
function inRows(question, rows, answers) {
  const given = rows.given(answers[question.id])
  return {
    at: question.id, asking: question, rows: question.rows, questions: [question],
    value: (now) => now[question.id] ?? null,
    changes: (_, value) => [[question.id, value]],
    begun: given > 0,
    met: given >= question.rows.length,
  }
}
