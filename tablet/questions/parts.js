// The parts of a questionnaire: its own questions, then each module. Each is counted for itself, so that nobody who is
// told «16 sur 16» is asked a seventeenth.

import { needs } from "../logic.js"

/** @type {(one: Question, other: Question) => boolean} */
export function together(one, other) {
  return one.section?.title === other.section?.title
}

// A question that only asks whether the rest of its part may come is not one of those that it announces.
/** @type {(question: Question, questions: Question[]) => boolean} */
export function opens(question, questions) {
  const others = questions.filter((each) => each.id !== question.id && together(each, question))
  return others.length > 0 && others.every((each) => needs(each).has(question.id))
}

// The questions of the part of this one, without that which opens it.
/** @type {(question: Question, questions: Question[]) => Question[]} */
export function counted(question, questions) {
  return questions.filter((each) => together(each, question) && !opens(each, questions))
}
