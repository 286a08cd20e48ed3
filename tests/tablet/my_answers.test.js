// «Mes réponses»: whoever waits in a queue is asked for again by the page itself; any other refusal is told.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { WAITS, anything, calm, install, pass, server } from "./browser.js"

install()
await import("./kinds.js")
Object.defineProperty(document, "createElement", { value: () => anything() })
const { MyAnswers } = await import("../../tablet/my_answers/application.js")
const { learn } = await import("../../tablet/words.js")
const fr = { moment: "a moment", unreachable: "unreachable", close: "close" }
for (const key of ["title", "named", "waiting"]) fr[`my_answers.idea.${key}`] = key
learn({ texts: { fr }, languages: [{ code: "fr", name: "Français", tag: "fr", direction: "ltr" }], content: {} })

const FOUND = { idea: { title: "Un jardin", status: "waiting", events: [] }, other: null }
let page
let drawn
let notes

beforeEach(() => {
  server.sent = []
  page = new MyAnswers({ pictograms: [] }, anything())
  drawn = []
  notes = []
  page.shell = { draw: (_, name) => drawn.push(name), note: (sentence) => notes.push(sentence) }
  page.place = "figures"
})

test("a try that keeps its place is made again, until its turn comes", async () => {
  let tries = 0
  server.answer = () => (++tries < 3 ? WAITS : FOUND)
  page.look("lune-472190")
  for (let times = 0; times < 2; times += 1) {
    await calm()
    assert.equal(drawn.length, 0)
    pass(3_000)
  }
  await calm()
  assert.deepEqual([tries, page.found, notes], [3, FOUND, ["a moment"]])
})

test("too many tries are told, and nothing is asked again", async () => {
  server.answer = () => 429
  await page.look("lune-472190")
  pass(3_000)
  await calm()
  assert.deepEqual([server.sent.length, notes], [1, ["a moment", "no: 429"]])
})

test("whoever left the screen does not find it there, and nobody asks on", async () => {
  server.answer = () => WAITS
  page.look("lune-472190")
  await calm()
  page.place = "signs"
  pass(3_000)
  await calm()
  pass(3_000)
  await calm()
  assert.deepEqual([server.sent.length, page.found, notes], [2, null, ["a moment"]])
})
