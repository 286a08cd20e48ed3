import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { calm, install, kept, live, pass, server, until } from "./browser.js"

install()
const { post } = await import("../../tablet/api.js")
const { Outbox } = await import("../../tablet/outbox.js")
const { freshKey } = await import("../../tablet/seal.js")
const storage = await import("../../tablet/storage.js")
await live(storage)

let told
let outbox
let ending

beforeEach(async () => {
  ending?.abort()
  ending = new AbortController()
  for (const [key] of kept("outbox")) await storage.write({ store: "outbox", remove: key })
  server.sent = []
  server.answer = () => ({})
  told = { taken: [], refused: [], lost: [] }
  outbox = new Outbox({
    changed() {},
    taken: (visit, { path }) => told.taken.push([visit, path]),
    refused: (visit, { path }, { detail }) => told.refused.push([visit, path, detail]),
    lost: (visit) => told.lost.push(visit),
    kept: () => [],
    signal: ending.signal,
  })
})

// Put letters of a visit in, as one change.
async function put(visit, ...letters) {
  const key = (await storage.read("keys", visit)) ?? (await freshKey())
  const changes = await Promise.all(letters.map((letter) => outbox.entry(visit, key, { body: {}, ...letter })))
  await storage.write({ store: "keys", key: visit, put: key }, ...changes)
}

const paths = () => server.sent.map(({ path }) => path)

test("what waits is sent in order, then forgotten with its key", async () => {
  await put("a", { path: "/one", body: { n: 1 }, token: "t" }, { path: "/two" })
  await outbox.wake()
  assert.deepEqual(server.sent[0], { path: "/one", body: { n: 1 }, token: "t" })
  assert.deepEqual(paths(), ["/one", "/two"])
  assert.deepEqual(told.taken, [["a", "/one"], ["a", "/two"]])
  assert.deepEqual([kept("outbox"), kept("keys"), outbox.waiting], [[], [], 0])
})

test("without network everything stays, and goes by itself once there is one", async () => {
  server.answer = () => null
  await put("a", { path: "/one", answer: true }, { path: "/two" })
  await outbox.wake()
  assert.deepEqual([outbox.failing, outbox.waiting, outbox.answers, outbox.full], [true, 2, 1, false])
  server.answer = () => ({})
  await calm()
  assert.deepEqual(paths(), []) // not before its pause is over
  pass(1_000)
  await until(() => outbox.waiting === 0 && !outbox.failing)
  assert.deepEqual(paths(), ["/one", "/two"])
})

test("whatever is asked says how much waits, until nothing does", async () => {
  const ask = async () => {
    await post("/api/places", {}, "device")
    return server.unsent
  }
  assert.equal(await ask(), 0)
  server.answer = ({ path }) => (path === "/api/places" ? {} : null)
  await put("a", { path: "/one", answer: true }, { path: "/two" })
  await outbox.wake()
  assert.equal(await ask(), 2)
  server.answer = () => ({})
  pass(1_000)
  await until(() => outbox.waiting === 0)
  assert.equal(await ask(), 0)
})

test("each failure lengthens the pause, up to a limit", async () => {
  let tries = 0
  server.answer = () => {
    tries += 1
    return null
  }
  const after = async (milliseconds, expected) => {
    pass(milliseconds)
    await until(() => tries === expected)
    await calm()
    assert.equal(tries, expected)
  }
  await put("a", { path: "/one" })
  await outbox.wake()
  await after(340, 1)
  await after(320, 2) // half a second, a little more or less for each tablet
  for (let n = 3; n < 9; n += 1) await after(30_000, n)
  await after(13_900, 8) // 20 seconds, more or less
  await after(12_200, 9)
})

test("what the server refuses is dropped and told", async () => {
  server.answer = ({ path }) => (path === "/one" ? 409 : {})
  await put("a", { path: "/one" }, { path: "/two" })
  await outbox.wake()
  assert.deepEqual(told.refused, [["a", "/one", "no: 409"]])
  assert.deepEqual(told.taken, [["a", "/two"]])
  assert.deepEqual(kept("outbox"), [])
})

test("a request on which the server fails lets the others go", async () => {
  server.answer = ({ path }) => (path === "/ill" ? 500 : {})
  await put("a", { path: "/ill" }, { path: "/well" })
  await outbox.wake()
  assert.deepEqual(told.taken, [["a", "/well"]])
  assert.deepEqual([outbox.waiting, outbox.failing], [1, true])
})

test("what a server without its database, or with a full disk, does not take is kept and sent again", async () => {
  server.answer = () => 503
  await put("a", { path: "/consent", first: true }, { path: "/answer", answer: true })
  await outbox.wake()
  assert.deepEqual([told, outbox.waiting, outbox.full], [{ taken: [], refused: [], lost: [] }, 2, false])
  server.answer = () => ({})
  pass(1_000)
  await until(() => outbox.waiting === 0 && !outbox.failing)
  assert.deepEqual(told.taken, [["a", "/consent"], ["a", "/answer"]])
})

test("nothing overtakes a consent, nor is overtaken by an end; another person's turn goes by", async () => {
  server.answer = ({ path }) => (path === "/consent" ? 500 : {})
  await put("a", { path: "/consent", first: true }, { path: "/answer" })
  await put("b", { path: "/other" }, { path: "/end", last: true })
  await outbox.wake()
  assert.deepEqual(told.taken, [["b", "/other"], ["b", "/end"]])
  server.answer = ({ path }) => (path === "/answer" ? 500 : {})
  await put("a", { path: "/late", last: true })
  await outbox.wake()
  assert.deepEqual(told.taken.slice(2), [["a", "/consent"]])
})

test("somebody to let in is another trouble than a network that is cut", async () => {
  server.answer = () => 425
  await put("a", { path: "/one" })
  await outbox.wake()
  assert.deepEqual([outbox.failing, outbox.full, outbox.waiting], [true, true, 1])
})

test("what nobody can open any more is told as lost", async () => {
  await put("a", { path: "/one" })
  await storage.write({ store: "keys", key: "a", put: await freshKey() })
  await outbox.wake()
  assert.deepEqual([told.lost, told.taken, kept("outbox")], [["a"], [], []])
})
