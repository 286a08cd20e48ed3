// A question with rows: one row a screen (steps.js), drawn as a question of its own. The value is "row=choice" pairs in
// the order of the rows, separated by one space; a row that was passed has none.

import { content, say } from "../words.js"
import { ids, named } from "./chosen.js"

/** @type {Rows} */
export const rows = { of, read, write, given: (value) => ids(value).length }

// One row as a question.
/** @type {Rows["of"]} */
function of(question, row) {
  return {
    ...question,
    kind: "row",
    stem: question.fr,
    hint: question.hint,
    fr: row.fr,
    icon: row.icon,
    image: row.image,
    row: row.id,
  }
}

/** @type {Rows["read"]} */
function read(value, row) {
  return pairsOf(value).get(row) ?? null
}

// The value of the whole question once this row has this answer.
/** @type {Rows["write"]} */
function write(question, value, row, choice) {
  const pairs = pairsOf(value)
  pairs.set(row, choice)
  const said = question.rows.filter(({ id }) => pairs.get(id)).map(({ id }) => `${id}=${pairs.get(id)}`)
  return said.length ? said.join(" ") : null
}

/** @type {(question: Question, value: Value) => string[]} */
export function tell(question, value) {
  const pairs = pairsOf(value)
  const said = question.rows.filter(({ id }) => pairs.get(id))
  return said.map((row) =>
    say("rows.told", { row: content(row.fr).text, words: named(question.choices, [pairs.get(row.id)])[0] }),
  )
}

/** @type {(question: Question, value: Value) => string[]} */
export function chosen(_, value) {
  return ids(value).map((pair) => pair.split("=")[1])
}

/** @type {(value: Value | undefined) => Map<string, Value>} */
function pairsOf(value) {
  return new Map(ids(value).map((pair) => /** @type {[string, string]} */ (pair.split("="))))
}
