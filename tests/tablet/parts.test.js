// A questionnaire of two parts behind gates and one without, in an order that is not that of the alphabet.

import assert from "node:assert/strict"
import { test } from "node:test"

import { install } from "./browser.js"

install()
await import("./kinds.js")
const { counted, opens, together } = await import("../../tablet/questions/parts.js")
const { meantFor } = await import("../../tablet/questions/asked.js")

const yes = (id) => ["=", ["answer", id], "oui"]
const part = (title) => title && { title, intro: "", end: "" }
const question = (id, title, relevant = null, more = {}) => ({
  id, kind: "single", choices: [{ id: "oui" }], rows: [], section: part(title) || null, relevant, min_age: 0, ...more,
})

const QUESTIONS = [
  question("b", ""),
  question("a", "", yes("b")), // depends on the first one, which asks something of its own
  question("c", ""),
  question("z", "second", null),
  question("y", "second", yes("z"), { sensitive: true }),
  question("x", "second", ["and", yes("z"), ["not", yes("y")]]),
  question("m", "first"),
  question("k", "third"), // alone: it opens nothing
]
const named = (id) => QUESTIONS.find((each) => each.id === id)
const ids = (some) => some.map(({ id }) => id)

test("a question opens its part when all the others of it depend on it", () => {
  assert.deepEqual(ids(QUESTIONS.filter((each) => opens(each, QUESTIONS))), ["z"])
})

test("each part is counted for itself, without what opens it", () => {
  const counts = Object.fromEntries(["c", "x", "m", "k"].map((id) => [id, ids(counted(named(id), QUESTIONS))]))
  assert.deepEqual(counts, { c: ["b", "a", "c"], x: ["y", "x"], m: ["m"], k: ["k"] })
})

test("what may not be asked of somebody is not announced to them", () => {
  const who = { answers: {}, sensitive: false, age: "a15_17" }
  assert.deepEqual(ids(counted(named("x"), meantFor(QUESTIONS, who))), ["x"])
  assert.deepEqual(ids(counted(named("x"), meantFor(QUESTIONS, { ...who, sensitive: null }))), ["y", "x"])
})

test("two parts are told apart by their titles, whatever object carries them", () => {
  assert.equal(together(named("y"), { ...named("x"), section: part("second") }), true)
  assert.equal(together(named("b"), named("m")), false)
})
