// Widgets of a page of Streamlit that speak in the same moment: what belongs to nobody, and two fragments.

import assert from "node:assert/strict"
import { test } from "node:test"

const touched = new Map()
globalThis.addEventListener = (kind, heard) => touched.set(kind, heard)

const { alone, watch } = await import("../../tablet/flush.js")

watch()
watch() // by two parts of a page

/** As Streamlit's own does (1.67): the first that speaks says whose the message is. */
class Manager {
  sent = []
  said = []
  scheduledFragmentId = undefined
  flushScheduled = false

  say(what, fragment) {
    this.said.push(what)
    this.scheduledFragmentId ??= fragment
    if (this.flushScheduled) return
    this.flushScheduled = true
    setTimeout(() => {
      this.sent.push([this.scheduledFragmentId, ...this.said])
      this.said = []
      this.flushScheduled = false
      this.scheduledFragmentId = undefined
    }, 0)
  }
}

const settled = () => new Promise((done) => setTimeout(done, 20))
const press = (page, what, fragment) => {
  touched.get("click")()
  page.say(what, fragment)
}

test("a press and the pulses of two fragments each go by themselves, in any order", async () => {
  const speakers = {
    reveal: (page) => press(page, "reveal"),
    steps: (page) => alone(() => page.say("steps", "a")),
    answers: (page) => alone(() => page.say("answers", "b")),
  }
  const whose = { reveal: undefined, steps: "a", answers: "b" }
  const orders = ["answers reveal steps", "reveal steps answers", "steps answers reveal", "steps reveal answers"]
  for (const order of orders) {
    const page = new Manager()
    for (const one of order.split(" ")) speakers[one](page)
    await settled()
    assert.deepEqual(page.sent, order.split(" ").map((one) => [whose[one], one]))
  }
})

test("what one moment says of itself goes together, once", async () => {
  const page = new Manager()
  press(page, "name", "a")
  page.say("kind", "a")
  await settled()
  assert.deepEqual(page.sent, [["a", "name", "kind"]])
  touched.get("keydown")()
  assert.equal(page.sent.length, 1)
})

test("a field that is left speaks before the press that left it", async () => {
  const page = new Manager()
  page.say("name", "a")
  press(page, "reveal")
  await settled()
  assert.deepEqual(page.sent, [["a", "name"], [undefined, "reveal"]])
})

test("of two managers of widgets each sends what it heard", async () => {
  const [one, other] = [new Manager(), new Manager()]
  one.say("name", "a")
  other.say("kind", "b")
  press(one, "reveal")
  await settled()
  assert.deepEqual([one.sent, other.sent], [[["a", "name"], [undefined, "reveal"]], [["b", "kind"]]])
})

test("other timers are as they were", async () => {
  const passed = []
  const timer = setTimeout((...given) => passed.push(given), 0, "one", "two")
  const stopped = setTimeout(() => passed.push("stopped"), 0)
  clearTimeout(stopped)
  await settled()
  assert.deepEqual([passed, timer === stopped], [[["one", "two"]], false])
})
