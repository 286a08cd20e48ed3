// The course of a questionnaire: what comes before the first sensitive question, the review at the end, and back to it
// from a question that was opened again.

import { fits, irrelevant } from "./logic.js"
import { say } from "./words.js"

export const course = {
  // Show the question at this place: its number or, within a matrix, [number, row].
  /** @type {(table: Table, place: any) => unknown} */
  ask(table, place) {
    const { visit, asked } = table
    const at = [place].flat()[0]
    const reopened = visit.reviewed && !(table.place.name === "question" && at === [table.place.at].flat()[0])
    if (reopened) return course.review(table)
    if (asked[at].sensitive && visit.sensitive === null) return table.show("sensitive", at)
    table.show("question", place)
    return visit.moveTo(table.place)
  },

  // All answers together; before that what has not been asked yet, or does not go with the others.
  /** @type {(table: Table) => unknown} */
  review(table) {
    const { visit, asked, questions } = table
    const missing = asked.findIndex(({ id }) => !(id in visit.answers))
    if (missing >= 0) return course.reopen(table, missing)
    const doubtful = asked.findIndex((each) => !fits(each, questions, visit.answers))
    if (doubtful >= 0) {
      course.reopen(table, doubtful)
      return table.shell.note(say("does_not_fit"))
    }
    visit.reviewed = true
    return table.go("review")
  },

  // From the review, to one question and back.
  /** @type {(table: Table, at: number) => unknown} */
  reopen(table, at) {
    if (table.asked[at].sensitive && table.visit.sensitive === null) return table.show("sensitive", at)
    table.show("question", at)
    return table.visit.moveTo(table.place)
  },

  // The answer of the consent that sensitive questions need; at: where it was asked.
  /** @type {(table: Table, agreed: boolean, at: any) => Promise<unknown>} */
  async decide(table, agreed, at) {
    const { visit, questions } = table
    if (visit.sensitive !== agreed) visit.decide(agreed, questions.filter((each) => each.sensitive))
    if (at === "review" || at >= table.asked.length) return course.review(table)
    return course.reopen(table, at)
  },

  /** @type {(table: Table, at: any) => unknown} */
  before(table, at) {
    if (at === "review") return table.go("review")
    return table.go("question", at - 1)
  },

  // What later answers made irrelevant is kept until here, in case of a second change of mind; then it is taken back.
  /** @type {(table: Table, partial: boolean) => Promise<void>} */
  async finish(table, partial) {
    const { visit, questions } = table
    for (const id of irrelevant(questions, visit.answers)) visit.answer(id, null)
    const sent = visit.finish(partial, { name: "done", at: 0 })
    table.show("done")
    await sent
  },
}
