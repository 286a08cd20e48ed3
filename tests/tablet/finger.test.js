import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { install, pass } from "./browser.js"

install()
class Box {
  type = "checkbox"
  closest = () => null
}
Object.defineProperty(globalThis, "HTMLInputElement", { value: Box })
const { Finger } = await import("../../tablet/finger.js")

let stage
let finger
let released

beforeEach(() => {
  stage = Object.assign(new EventTarget(), { getRootNode: () => ({ elementFromPoint: () => stage.under }) })
  released = 0
  finger = new Finger(stage, () => (released += 1))
})

function button({ back = false, pressed = false } = {}) {
  const marks = new Map()
  const itself = {
    marks,
    closest: (names) => ({ ".back": back, "[aria-pressed]": pressed, label: false }[names] ?? true) ? itself : null,
    contains: (other) => other === itself,
    setAttribute: (name, value) => marks.set(name, value),
    removeAttribute: (name) => marks.delete(name),
  }
  return itself
}

// Whether a tap there counts.
function tap(x, y, on = button(), detail = 1) {
  const event = Object.assign(new Event("click", { cancelable: true }), { clientX: x, clientY: y, detail })
  Object.defineProperty(event, "target", { value: on })
  let passed = true
  event.stopPropagation = () => (passed = false)
  Object.defineProperty(event, "eventPhase", { value: 1 })
  stage.dispatchEvent(event)
  return passed && !event.defaultPrevented
}

test("a second tap at the same place counts for nothing once another screen is there", () => {
  for (const pause of [100, 450, 1_000, 2_000]) {
    pass(5_000)
    assert.equal(tap(500, 700), true)
    stage.under = button()
    finger.drawn()
    pass(pause)
    assert.equal(tap(520, 690), false, `${pause} ms, a little beside`)
    assert.equal(tap(900, 700, stage.under), false, `${pause} ms, elsewhere on the same button`)
    pass(2_400)
    assert.equal(tap(520, 690), true)
  }
})

test("on the same screen every tap counts, and so do keys", () => {
  assert.equal(tap(500, 700), true)
  pass(100)
  assert.equal(tap(500, 700), true)
  finger.drawn()
  assert.equal(tap(500, 700, button(), 0), true)
})

test("whoever went on by a key may touch the same place again", () => {
  tap(500, 300) // an answer
  assert.equal(tap(0, 0, button(), 0), true) // Enter
  stage.under = button()
  finger.drawn()
  assert.equal(tap(500, 300, stage.under), true)
})

test("a touch elsewhere says that the new screen was seen", () => {
  tap(500, 700)
  stage.under = button()
  finger.drawn()
  assert.equal(finger.covers(stage.under), true)
  assert.equal(stage.under.marks.get("aria-disabled"), "true")
  assert.equal(tap(100, 300), true)
  assert.deepEqual([finger.covers(stage.under), stage.under.marks.size, released], [false, 0, 1])
  assert.equal(tap(500, 700, stage.under), true)
})

test("what lies under the finger wakes by itself", () => {
  tap(500, 700)
  stage.under = button()
  finger.drawn()
  pass(2_400)
  assert.deepEqual([finger.covers(stage.under), stage.under.marks.size, released], [false, 0, 1])
})

test("going back twice goes back twice; a screen that has no such button is not answered by it", () => {
  const back = button({ back: true })
  tap(100, 700, back)
  stage.under = button({ back: true })
  finger.drawn()
  assert.equal(tap(100, 700, stage.under), true)
  stage.under = button()
  finger.drawn()
  assert.equal(tap(100, 700, stage.under), false)
})

test("a second tap does not undo what the first one did; a later one does", () => {
  const before = button()
  tap(500, 300, before)
  const after = button({ pressed: true })
  for (const pause of [100, 900, 900]) {
    pass(pause)
    assert.equal(tap(505, 300, after), false)
  }
  pass(500)
  assert.equal(tap(505, 300, after), true)
})

test("a box hears what its label was tapped for, and is not taken back either", () => {
  const box = new Box()
  tap(500, 300)
  assert.equal(tap(500, 300, box), true) // by the browser, at once
  pass(450)
  assert.equal(tap(500, 300, box), false)
})
