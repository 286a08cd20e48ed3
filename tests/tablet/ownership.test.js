// Who is the live page of a browser that keeps nothing: pages with copies of their own of ownership.js.

import assert from "node:assert/strict"
import { afterEach, beforeEach, test } from "node:test"

import { install } from "./browser.js"

install()

const channels = new Set()

class Channel extends EventTarget {
  constructor(name) {
    super()
    this.name = name
    channels.add(this)
  }

  postMessage(data) {
    for (const other of channels) {
      const meant = other !== this && other.name === this.name
      if (meant) queueMicrotask(() => other.dispatchEvent(Object.assign(new Event("message"), { data })))
    }
  }
}

// What a browser has in a secure context, as far as it is used.
class Locks {
  held = []

  async request(name, { mode }, callback) {
    const lock = { name, mode }
    this.held.push(lock)
    await callback(lock)
    this.held.splice(this.held.indexOf(lock), 1)
  }

  async query() {
    return { held: [...this.held], pending: [] }
  }
}

Object.defineProperty(globalThis, "BroadcastChannel", { value: Channel })

let pages = 0

async function opened(name) {
  pages += 1
  const page = await import(`../../tablet/ownership.js?page=${pages}`)
  page.watch(name, () => undefined)
  return page
}

function browser(locks) {
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true })
}

function live(page) {
  page.won(page.claiming())
}

beforeEach((context) => {
  channels.clear()
  context.mock.timers.enable({ apis: ["setTimeout"] })
})

afterEach((context) => context.mock.timers.reset())

// What somebody who asks hears, and whether they had to wait until nobody answered.
async function asking(page, context) {
  let heard
  page.answered().then((answer) => (heard = answer))
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  if (heard !== undefined) return [heard, "at once"]
  context.mock.timers.tick(200)
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  if (heard !== undefined) return [heard, "soon"]
  context.mock.timers.tick(60_000)
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
  return [heard, "after waiting"]
}

test("where the browser sees no live page, nobody waits long for one", async (context) => {
  browser(new Locks())
  assert.deepEqual(await asking(await opened("tablet"), context), [false, "soon"])
})

test("a live page is heard though its lock was thrown away with all that the browser kept", async (context) => {
  const page = await opened("tablet")
  browser(new Locks())
  live(page)
  browser(new Locks())
  assert.deepEqual(await asking(await opened("tablet"), context), [true, "at once"])
})

test("where it cannot know, a page has time to answer", async (context) => {
  browser(undefined)
  assert.deepEqual(await asking(await opened("tablet"), context), [false, "after waiting"])
  browser({ query: () => Promise.reject(new Error("not here")), request: () => Promise.reject(new Error("nor here")) })
  assert.deepEqual(await asking(await opened("tablet"), context), [false, "after waiting"])
})

for (const [words, locks] of [["with locks", new Locks()], ["without", undefined]]) {
  test(`a live page is heard, ${words}, until the last one that was is not any more`, async (context) => {
    browser(locks)
    const [second, first, other] = [await opened("tablet"), await opened("tablet"), await opened("another")]
    live(first)
    live(second) // before the first has seen that it is not the live one any more
    live(first)
    assert.deepEqual(await asking(await opened("tablet"), context), [true, "at once"])
    first.surrendered()
    assert.deepEqual(await asking(await opened("tablet"), context), [true, "at once"])
    second.surrendered()
    live(other) // of what is kept apart
    const waits = locks ? "soon" : "after waiting"
    assert.deepEqual(await asking(await opened("tablet"), context), [false, waits])
  })
}

test("a live page that is too busy to answer is waited for", async (context) => {
  browser(new Locks())
  const busy = await opened("tablet")
  live(busy)
  channels.clear() // it hears nothing
  assert.deepEqual(await asking(await opened("tablet"), context), [false, "after waiting"])
})
