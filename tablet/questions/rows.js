// A matrix, or a roster of actors: one row a screen (steps.js), drawn as a question of its own. The value is
// "row=choice" pairs in the order of the rows, separated by one space; a row that was passed has none.

import { content, say } from "../words.js"
import { ids } from "./multiple.js"
import { named } from "./single.js"

// One row as a question.
export function rowOf(question, row) {
  return { ...question, kind: "row", stem: question.fr, hint: question.hint, fr: row.fr, icon: row.icon, image: row.image, row: row.id }
}

export function read(value, row) {
  return given(value).get(row) ?? null
}

// The value of the whole question once this row has this answer.
export function write(question, value, row, choice) {
  const pairs = given(value)
  pairs.set(row, choice)
  const said = question.rows.filter(({ id }) => pairs.get(id)).map(({ id }) => `${id}=${pairs.get(id)}`)
  return said.length ? said.join(" ") : null
}

export function tell(question, value) {
  const pairs = given(value)
  const said = question.rows.filter(({ id }) => pairs.get(id))
  return said.map((row) => say("rows.told", { row: content(row.fr).text, words: named(question.choices, [pairs.get(row.id)])[0] }))
}

function given(value) {
  return new Map(ids(value).map((pair) => pair.split("=")))
}
