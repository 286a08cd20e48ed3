// Whom a question is for: what is relevant after the answers before it, agreed to, and not above a person's age.

import { relevant } from "../logic.js"
import { answerable } from "./index.js"

const YOUNGEST = 15 // nobody below is asked anything
const BAND = /^a(\d+)/ // a18_29

/** @type {(questions: Question[], who: Asker) => Question[]} */
export function askedOf(questions, who) {
  const asked = meantFor(relevant(questions, who.answers), who)
  return asked.map((each) => (each.rows_except ? { ...each, rows: others(each, who.answers) } : each))
}

// Whatever the answers before it may be.
/** @type {(questions: Question[], who: Asker) => Question[]} */
export function meantFor(questions, { sensitive, age }) {
  const years = Number(BAND.exec(age ?? "")?.[1] ?? YOUNGEST) // what is not said is not supposed
  return questions.filter(
    (each) => answerable(each) && (sensitive !== false || !each.sensitive) && each.min_age <= years,
  )
}

// Nobody is their own partner.
/** @type {(question: Question, answers: Answers) => Choice[]} */
function others({ rows, rows_except }, answers) {
  return rows.filter(({ id }) => id !== answers[rows_except ?? ""])
}
