// A matrix, or a roster of actors: one row a screen (steps.js), drawn as a question of its own. The value is
// "row=choice" pairs in the order of the rows, separated by one space; a row that was passed has none.

import { content, say } from "../words.js"
import { ids } from "./multiple.js"
import { named } from "./single.js"

// One row as a question.
/** @type {(question: Question, row: Choice) => Asking} */
export function rowOf(question, row) {
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

/** @type {(value: Value | undefined, row: string) => Value} */
export function read(value, row) {
  return given(value).get(row) ?? null
}

// The value of the whole question once this row has this answer.
/** @type {(question: Question, value: Value | undefined, row: string, choice: Value) => Value} */
export function write(question, value, row, choice) {
  const pairs = given(value)
  pairs.set(row, choice)
  const said = question.rows.filter(({ id }) => pairs.get(id)).map(({ id }) => `${id}=${pairs.get(id)}`)
  return said.length ? said.join(" ") : null
}

/** @type {(question: Question, value: Value) => string[]} */
export function tell(question, value) {
  const pairs = given(value)
  const said = question.rows.filter(({ id }) => pairs.get(id))
  return said.map((row) =>
    say("rows.told", { row: content(row.fr).text, words: named(question.choices, [pairs.get(row.id)])[0] }),
  )
}

/** @type {(value: Value | undefined) => Map<string, Value>} */
function given(value) {
  return new Map(ids(value).map((pair) => /** @type {[string, string]} */ (pair.split("="))))
}
