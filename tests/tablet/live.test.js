// Two pages of one browser: each has its own copy of live.js, and they hear each other.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { calm, install, pass } from "./browser.js"

install()

const streams = []
const channels = new Set()

class Channel extends EventTarget {
  constructor() {
    super()
    channels.add(this)
  }

  postMessage(data) {
    for (const other of channels) {
      if (other !== this) queueMicrotask(() => other.dispatchEvent(Object.assign(new Event("message"), { data })))
    }
  }
}

class Source {
  static OPEN = 1
  static CLOSED = 2
  readyState = Source.OPEN

  constructor(address) {
    this.topics = new URL(address, "http://tablet.test").searchParams.getAll("topic")
    streams.push(this)
  }

  close() {
    this.readyState = Source.CLOSED
  }
}

Object.defineProperty(globalThis, "BroadcastChannel", { value: Channel })
Object.defineProperty(globalThis, "EventSource", { value: Source })

let pages = 0
let ends = []

beforeEach(async () => {
  for (const end of ends) end()
  await later(2_000)
  ends = []
  channels.clear()
  streams.length = 0
})

async function opened() {
  pages += 1
  const { listen } = await import(`../../tablet/live.js?page=${pages}`)
  const heard = []
  return {
    heard,
    listen(topic) {
      const end = listen(topic, (soon) => heard.push(soon ? `~${topic}` : topic))
      ends.push(end)
      return end
    },
  }
}

async function later(milliseconds) {
  for (let passed = 0; passed < milliseconds; passed += 50) {
    pass(50)
    await calm()
  }
}

const open = () => streams.filter(({ readyState }) => readyState === Source.OPEN)

// The server says this on the stream that was opened last.
async function says(topic, data = "changed") {
  streams.at(-1).onmessage(topic === "ready" ? { data: "ready" } : { data, lastEventId: topic })
  await later(50)
}

test("two pages share one stream, which carries what both want", async () => {
  const [one, two] = [await opened(), await opened()]
  one.listen("a")
  await later(600)
  two.listen("b")
  await later(600)
  await says("ready")
  assert.deepEqual(open().map(({ topics }) => topics.sort()), [["a", "b"]])
  one.heard.length = two.heard.length = 0
  await says("b")
  assert.deepEqual([one.heard, two.heard], [[], ["b"]])
  await says("a")
  assert.deepEqual([one.heard, two.heard], [["a"], ["b"]])
})

test("what people do all the time is told as such to both pages, once they have heard of it", async () => {
  const [one, two] = [await opened(), await opened()]
  one.listen("b")
  await later(600)
  two.listen("a")
  await later(600)
  await says("a", "soon")
  await says("a", "soon")
  await says("b", "soon")
  await says("b", "soon")
  assert.deepEqual([one.heard, two.heard], [["b", "~b"], ["a", "~a"]])
})

test("when the page that leads goes, another listens at once", async () => {
  const [one, two] = [await opened(), await opened()]
  const end = one.listen("a")
  await later(600)
  two.listen("b")
  await later(600)
  await says("ready")
  end()
  await later(600)
  assert.deepEqual(open().map(({ topics }) => topics), [["b"]])
  two.heard.length = 0
  await says("b")
  assert.deepEqual(two.heard, ["b"])
})

test("what was drawn before anybody listened is drawn again, once", async () => {
  const one = await opened()
  one.listen("a")
  await later(600)
  await says("ready")
  assert.deepEqual(one.heard, ["a"])
  await says("a")
  assert.deepEqual(one.heard, ["a", "a"])
})

test("a page that goes while its next stream is coming leaves none open", async () => {
  const one = await opened()
  const end = one.listen("a")
  await later(600)
  await says("ready")
  const other = one.listen("b")
  await later(100)
  assert.equal(open().length, 2)
  end()
  other()
  assert.deepEqual(open(), [])
})

test("a stream that begins ends all those before it, also one that never began", async () => {
  const one = await opened()
  for (const topic of ["a", "b", "c"]) {
    one.listen(topic)
    await later(600)
    if (topic === "a") await says("ready")
  }
  assert.equal(open().length, 3)
  await says("ready")
  assert.deepEqual(open().map(({ topics }) => topics), [["a", "b", "c"]])
})
