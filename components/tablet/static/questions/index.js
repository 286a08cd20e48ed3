// One module a kind of question. Each exports draw(question, value, change): it returns a node, shows `value` (null or
// undefined when there is none, never a default) and calls change(value) at each tap, with null for no answer;
// change(value, { draft: true }) while a person is still writing. A "leave" event on the node says: now or never.

import * as multiple from "./multiple.js"
import * as number from "./number.js"
import * as single from "./single.js"
import * as text from "./text.js"

const kinds = { single, scale5: single, multiple, number, text }

// Whether this tablet knows how to ask it.
export function answerable(question) {
  return question.kind in kinds
}

export function draw(question, value, change) {
  return kinds[question.kind].draw(question, value, change)
}

// What forbids going on with this value: the key and values of a sentence, or null.
export function obstacle(question, value) {
  return kinds[question.kind].obstacle?.(question, value) ?? null
}
