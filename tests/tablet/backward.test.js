// The history of a browser of a few lines, in front of which somebody else listens too, as Streamlit does.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { install } from "./browser.js"

install()
const entries = [{ state: {}, path: "/" }, { state: {}, path: "/participer" }]
let at = 1
let heard = 0
const look = () => Object.assign(location, { pathname: entries[at].path, href: `http://t${entries[at].path}` })
const location = {}
const go = (by) => {
  at += by
  look()
  dispatchEvent(Object.assign(new Event("popstate"), { state: entries[at].state }))
}
const history = {
  get state() { return entries[at].state },
  pushState: (state, _, path) => {
    entries.splice(at + 1, Infinity, { state, path: path.replace("http://t", "") })
    at += 1
    look()
  },
  back: () => go(-1),
}
for (const [name, value] of Object.entries({ history, location })) Object.defineProperty(globalThis, name, { value })
const { Backward } = await import("../../tablet/backward.js")

let kept = ""
let screen = {}
const thing = { root: { isConnected: true }, shell: { get screen() { return screen } }, keeps: () => kept }
await import("../../server/middleware/backward.js") // in the page that the server sends
addEventListener("popstate", () => (heard += 1)) // Streamlit, which listens before the tablet is there
new Backward(thing)

beforeEach(() => {
  entries.splice(2)
  at = 1
  look()
  heard = 0
  screen = {}
  kept = ""
  thing.shell.ondraw()
})

test("one entry stands guard, however many screens are drawn", () => {
  for (let n = 0; n < 5; n += 1) thing.shell.ondraw()
  assert.equal(entries.length, 3)
  assert.deepEqual(entries[2], { state: { tablee: true }, path: "/participer" })
})

test("back is the screen before, again and again, and nobody else hears of it", () => {
  let backs = 0
  screen = { back: () => (backs += 1) }
  for (let n = 0; n < 3; n += 1) go(-1)
  assert.deepEqual([backs, heard, at, entries.length], [3, 0, 2, 3])
})

test("a screen may say that back means something else than its button", () => {
  const done = []
  screen = { back: () => done.push("back"), previous: () => done.push("previous") }
  go(-1)
  assert.deepEqual(done, ["previous"])
})

test("after a reload on the guarding entry, back is still the screen before, and no entry is added", () => {
  let backs = 0
  const again = { root: { isConnected: true }, shell: { screen: { back: () => (backs += 1) } }, keeps: () => "device" }
  thing.root.isConnected = false // the page as it was is gone
  new Backward(again)
  again.shell.ondraw()
  assert.equal(entries.length, 3)
  go(-1)
  again.root.isConnected = false
  thing.root.isConnected = true
  assert.deepEqual([backs, at, location.pathname], [1, 2, "/participer"])
})

test("a link that is opened in the same page is no way back", () => {
  let backs = 0
  screen = { back: () => (backs += 1) }
  location.hash = "#another"
  entries.push({ state: null, path: "/participer" })
  go(1)
  location.hash = ""
  assert.deepEqual([backs, heard, at], [0, 1, 3])
})

test("in a turn, where nothing comes before, back does nothing", () => {
  kept = "turn"
  go(-1)
  assert.deepEqual([heard, location.pathname, at], [0, "/participer", 2])
})

test("where nothing holds a person, one back leaves, and the page that comes is told", () => {
  go(-1)
  assert.deepEqual([heard, location.pathname, at], [1, "/", 0])
})

test("a locked tablet is not left, even two entries back", () => {
  kept = "device"
  go(-2)
  assert.deepEqual([heard, location.pathname], [0, "/participer"])
  go(-1)
  go(-1)
  assert.deepEqual([heard, location.pathname], [0, "/participer"])
})
