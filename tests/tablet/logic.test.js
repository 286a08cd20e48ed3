// The cases that Python and JavaScript share are in test_logic.py, beside this; here is how visits use them.

import assert from "node:assert/strict"
import { test } from "node:test"

import { evaluate, fits, irrelevant, relevant } from "../../tablet/logic.js"

const smokes = { id: "smokes", relevant: null, check: null }
const often = { id: "often", relevant: ["=", ["answer", "smokes"], "yes"], check: [">", ["answer", "often"], 0] }
const where = { id: "where", relevant: ["!=", ["answer", "often"], ""], check: null }
const questions = [smokes, often, where]

test("a question is asked as its rule says, and what is not asked counts as empty after it", () => {
  const asked = (answers) => relevant(questions, answers).map(({ id }) => id)
  assert.deepEqual(asked({}), ["smokes"])
  assert.deepEqual(asked({ smokes: "yes" }), ["smokes", "often"])
  assert.deepEqual(asked({ smokes: "yes", often: "3" }), ["smokes", "often", "where"])
  assert.deepEqual(asked({ smokes: "no", often: "3" }), ["smokes"])
})

test("what became irrelevant is named for being forgotten, if it says anything", () => {
  assert.deepEqual(irrelevant(questions, { smokes: "no", often: "3", where: null }), ["often"])
  assert.deepEqual(irrelevant(questions, { smokes: "yes", often: "3" }), [])
})

test("an answer goes with the others unless its check says no; nothing said is never wrong", () => {
  assert.equal(fits(often, questions, { smokes: "yes", often: "3" }), true)
  assert.equal(fits(often, questions, { smokes: "yes", often: "0" }), false)
  for (const silence of [null, "", "nsp", "pnr"])
    assert.equal(fits(often, questions, { smokes: "yes", often: silence }), true)
})

test("a row of a matrix is read by its name", () => {
  assert.equal(evaluate(["row", "m", "r1"], { m: "r10=x r1=y" }), "y")
  assert.equal(evaluate(["row", "m", "r2"], { m: "r10=x r1=y" }), "")
})

test("a pattern that would make others search for ever is answered at once", () => {
  const many = ["times", ["times", ["in", 97, 97], 0, -1], 0, -1] // (a*)*
  assert.equal(evaluate(["regex", "a".repeat(2_000), many], {}), true)
  assert.equal(evaluate(["regex", `${"a".repeat(2_000)}b`, many], {}), false)
})
