// Two fragments of a page of Streamlit that listen, and somebody who leaves it for another page.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { calm, install, pass } from "./browser.js"

install()

class Element {
  constructor(link) {
    this.link = link
  }

  closest() {
    return this.link
  }
}

const streams = []
const app = { dataset: { testScriptState: "notRunning" } }
const place = { pathname: "/animer", origin: "http://tablet.test" }
const given = {
  Element,
  location: place,
  EventSource: class {
    constructor() {
      streams.push(this)
    }

    close() {}
  },
}
for (const [name, value] of Object.entries(given)) Object.defineProperty(globalThis, name, { value })
document.querySelector = () => app

const { begin } = await import("../../tablet/pulses.js")

const fired = []
const lost = new Set() // topics whose next trigger Streamlit loses
const uncounted = new Set() // topics of fragments that show nothing of what people do all the time
const RUN = 100 // milliseconds that a fragment runs
let standing = []

async function page(pathname, ...topics) {
  for (const one of standing) one.end()
  place.pathname = pathname
  standing = topics.map((topic) => {
    const run = () => (fired.push(topic), lost.delete(topic) || setTimeout(one.answered, RUN))
    const one = begin([topic, `${topic}2`], run, () => !uncounted.has(topic))
    return one
  })
  await later(600)
  streams.at(-1).onmessage({ data: "ready" })
  await later(1_000) // what was drawn before anybody listened has been drawn again
  fired.length = 0
}

async function later(milliseconds) {
  for (let passed = 0; passed < milliseconds; passed += 50) {
    pass(50)
    await calm()
  }
}

const says = (topic, data = "changed") => streams.at(-1).onmessage({ data, lastEventId: topic })

function press(pathname, { target = "", origin = place.origin, download = false, ...keys } = {}) {
  const link = pathname && { pathname, origin, target, hasAttribute: () => download }
  dispatchEvent(Object.defineProperty(Object.assign(new Event("click"), keys), "target", { value: new Element(link) }))
}

beforeEach(async () => {
  app.dataset.testScriptState = "notRunning"
  await page("/before", "c")
  await page("/animer", "a", "b")
})

test("two topics that change at once are told one after the other, each once", async () => {
  for (const topic of ["a", "b", "a2", "b"]) says(topic)
  await later(RUN - 50)
  assert.deepEqual(fired, ["a"])
  await later(100)
  assert.deepEqual(fired, ["a", "b"])
  says("b2")
  says("a")
  await later(600)
  assert.deepEqual(fired, ["a", "b", "b", "a"])
})

test("a fragment that did not run is told again, and the other one is not", async () => {
  lost.add("b")
  says("b")
  says("a")
  await later(200)
  assert.deepEqual(fired, ["b"])
  await later(400)
  assert.deepEqual(fired, ["b", "a"])
  await later(4_000)
  assert.deepEqual(fired, ["b", "a", "b"])
  await later(20_000)
  assert.deepEqual(fired, ["b", "a", "b"])
})

test("what people do all the time is told to the fragment that counts it, all else to the other too", async () => {
  uncounted.add("a")
  says("a", "soon")
  says("b", "soon")
  await later(600)
  assert.deepEqual(fired, ["b"])
  says("a")
  await later(600)
  assert.deepEqual(fired, ["b", "a"])
  says("a", "soon")
  says("a")
  await later(50)
  uncounted.clear() // what it draws now counts that, and may have been read before
  await later(600)
  assert.deepEqual(fired, ["b", "a", "a", "a"])
  says("a", "soon")
  await later(600)
  assert.deepEqual(fired, ["b", "a", "a", "a", "a"])
})

test("one that never runs is told three times, and as often when its topic changes again", async () => {
  const end = begin(["d"], () => fired.push("d"), () => true).end
  await later(600)
  fired.length = 0
  for (let n = 1; n <= 2; n += 1) {
    says("d")
    await later(30_000)
    assert.deepEqual(fired, Array.from({ length: 3 * n }, () => "d"))
  }
  end()
})

test("nothing is told while the page is drawn", async () => {
  app.dataset.testScriptState = "running"
  says("a")
  await later(3_000)
  assert.deepEqual(fired, [])
  app.dataset.testScriptState = "notRunning"
  await later(100)
  assert.deepEqual(fired, ["a"])
})

test("a page that is left for another one tells nothing more, and the other one tells its own", async () => {
  press("/voter")
  says("a")
  await later(2_000)
  assert.deepEqual(fired, [])
  await page("/voter", "b")
  says("b")
  await later(100)
  assert.deepEqual(fired, ["b"])
})

test("a page that the browser's own key left tells nothing more either", async () => {
  place.pathname = "/voter"
  dispatchEvent(new Event("popstate"))
  says("a")
  await later(2_000)
  assert.deepEqual(fired, [])
})

test("who comes back from a page without fragments is told at once", async () => {
  for (const back of ["/animer", "/autre", "/animer"]) {
    press("/lire")
    await page("/lire")
    press(back)
    await page(back, "a", "b")
    says("b")
    says("a")
    await later(600)
    assert.deepEqual(fired, ["b", "a"])
  }
})

test("a page that was asked for and never came is waited for ten seconds", async () => {
  press("/voter")
  says("a")
  await later(9_800)
  assert.deepEqual(fired, [])
  await later(400)
  assert.deepEqual(fired, ["a"])
})

test("what leads nowhere else holds nothing back", async () => {
  press("/animer")
  press(null)
  press("/voter", { target: "_blank" })
  press("/voter", { download: true })
  press("/voter", { ctrlKey: true })
  press("/voter", { metaKey: true })
  press("/voter", { origin: "http://elsewhere.test" })
  dispatchEvent(new Event("popstate"))
  says("a")
  await later(100)
  assert.deepEqual(fired, ["a"])
})
