import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { install, pass } from "./browser.js"

install()
const { Idle } = await import("../../tablet/idle.js")
const { voice } = await import("../../tablet/voice.js")

const seen = []
let watched = true
const idle = new Idle({ watched: () => watched, asks: () => seen.push("asks"), left: () => seen.push("left") })

beforeEach(() => {
  watched = true
  voice.reading = false
  idle.touched()
  seen.length = 0
})

test("whoever is silent is asked after a minute and a half, and forgotten half a minute later", () => {
  pass(89_000)
  assert.deepEqual(seen, [])
  pass(2_000)
  assert.deepEqual(seen, ["asks"])
  pass(28_000)
  assert.deepEqual(seen, ["asks"])
  pass(3_000)
  assert.deepEqual(seen, ["asks", "left"])
})

test("a touch begins again, before the question and after it", () => {
  pass(80_000)
  dispatchEvent(new Event("pointerdown"))
  pass(80_000)
  assert.deepEqual(seen, [])
  pass(20_000)
  dispatchEvent(new Event("keydown"))
  pass(60_000)
  assert.deepEqual(seen, ["asks"])
})

test("a tablet that slept through its question asks again", () => {
  pass(91_000)
  pass(3_600_000, { asleep: true })
  pass(1_000)
  assert.deepEqual(seen, ["asks", "asks"])
})

test("nobody is asked where nobody is, nor while somebody listens", () => {
  watched = false
  pass(300_000)
  watched = true
  voice.reading = true
  pass(300_000)
  assert.deepEqual(seen, [])
  voice.reading = false
  pass(91_000)
  assert.deepEqual(seen, ["asks"])
})

test("the question itself may be read aloud: its silence counts", () => {
  pass(91_000)
  voice.reading = true
  pass(31_000)
  assert.deepEqual(seen, ["asks", "left"])
})

test("after a reload, a clock that was set back means a question too", () => {
  assert.deepEqual([89_999, 90_000, -999, -1_001].map((away) => idle.late(away)), [false, true, false, true])
})
