import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { emptied, install, kept, live, server, until } from "./browser.js"

install()
const { Outbox } = await import("../../tablet/outbox.js")
const { Visit } = await import("../../tablet/visit.js")
const { Unreadable } = await import("../../tablet/seal.js")
const storage = await import("../../tablet/storage.js")
await live(storage)

const CHOSEN = { language: "tr", size: 2, dark: true, rate: "slow" }
const TICKET = { words: ["carotte"], icons: ["nutrition"], digits: "472190" }
let comfort
let outbox
let visit
let ending

beforeEach(async () => {
  ending?.abort()
  ending = new AbortController()
  await emptied(storage)
  comfort = { state: CHOSEN, set: (chosen) => (comfort.now = chosen) }
  outbox = new Outbox({
    changed() {},
    taken: (id, letter) => id === visit.id && visit.accepted(letter),
    refused: (id, letter) => id === visit.id && visit.missed(letter),
    lost() {},
    kept: () => [visit.id],
    signal: ending.signal,
  })
  visit = new Visit(outbox, comfort)
})

const taking = async () => ({
  pass: { token: "token", ticket: TICKET },
  change: async () => [{ store: "device", key: "passes", put: "one less" }],
})
const begin = () => visit.begin(taking(), { version: "c1" })
const sent = () => server.sent.map(({ path, body }) => [path, body.value ?? body.agreed ?? body.partial])
// Everything has arrived.
async function quiet() {
  await outbox.wake()
  await until(() => outbox.waiting === 0)
}

test("before consent nothing is kept and nothing is sent", async () => {
  visit.age = "a30_49"
  await visit.moveTo({ name: "age", at: 0 })
  assert.deepEqual([kept("visit"), kept("outbox"), kept("keys"), server.sent], [[], [], [], []])
  assert.equal(await Visit.resume(outbox, comfort), null)
})

test("consent goes first, with the pass that was taken out of the stock in the same change", async () => {
  await begin()
  await visit.answer("q1", "yes")
  await quiet()
  assert.deepEqual(sent(), [["/api/consent", undefined], ["/api/answers", "yes"]])
  assert.deepEqual(server.sent[0], { path: "/api/consent", body: { version: "c1" }, token: "token" })
  assert.equal(server.sent[1].token, "token")
  assert.deepEqual(visit.ticket, TICKET)
  assert.ok(kept("device").some(([key, value]) => key === "passes" && value === "one less"))
})

test("a correction replaces an answer that has not left; what has left is followed by its number", async () => {
  server.answer = () => null
  await begin()
  for (const value of ["1", "2", "3"]) await visit.answer("q1", value)
  assert.equal(kept("outbox").length, 2) // the consent, and the last answer
  server.answer = () => ({})
  await quiet()
  await visit.answer("q1", null)
  await quiet()
  assert.deepEqual(server.sent.slice(1).map(({ body }) => [body.value, body.sequence]), [["3", 3], [null, 4]])
})

test("nothing says saved while an answer is on its way to the disk", async () => {
  await begin()
  const answering = visit.answer("q1", "yes")
  assert.equal(visit.pending, 1)
  await answering
  assert.equal(visit.pending, 0)
})

test("a reload comes back to the same person, as they were", async () => {
  await begin()
  visit.sensitive = true
  await visit.answer("q1", "yes")
  await visit.moveTo({ name: "question", at: 3 })
  assert.ok(!JSON.stringify(kept("visit")).includes("q1"))
  const again = await Visit.resume(outbox, comfort)
  assert.deepEqual(
    [again.id, again.begun, again.answers, again.place],
    [visit.id, true, { q1: "yes" }, { name: "question", at: 3 }],
  )
  assert.deepEqual([again.sensitive, again.ticket, comfort.now], [true, TICKET, CHOSEN])
  await again.answer("q2", "no")
  await quiet()
  assert.deepEqual([server.sent.at(-1).token, server.sent.at(-1).body.sequence], ["token", 2])
})

test("a turn whose key is gone is said to be unreadable, and can be dropped", async () => {
  await begin()
  await storage.write({ store: "keys", remove: visit.id })
  await assert.rejects(Visit.resume(outbox, comfort), Unreadable)
  await Visit.drop()
  assert.equal(await Visit.resume(outbox, comfort), null)
})

test("saying no to sensitive questions takes back what was said to them", async () => {
  await begin()
  await visit.answer("food", "often")
  await visit.answer("other", "yes")
  await visit.decide(false, [{ id: "food" }])
  await quiet()
  assert.deepEqual(visit.answers, { other: "yes" })
  assert.deepEqual(sent().at(-1), ["/api/consent/sensitive", false])
})

test("the next person finds nothing, and what is on its way still arrives", async () => {
  server.answer = () => null
  await begin()
  await visit.answer("q1", "yes")
  await visit.finish(false, { name: "done", at: 0 })
  const past = visit
  visit = new Visit(outbox, comfort)
  await past.wipe()
  await past.answer("q2", "too late")
  assert.deepEqual([kept("visit"), kept("outbox").length, past.ticket], [[], 3, null])
  server.answer = () => ({})
  await quiet()
  assert.deepEqual(sent(), [["/api/consent", undefined], ["/api/answers", "yes"], ["/api/finish", false]])
  await until(() => kept("keys").length === 0)
})

test("what was refused is named until it is taken", async () => {
  server.answer = ({ path }) => (path === "/api/answers" ? 422 : {})
  await begin()
  await visit.answer("q1", "bad")
  await until(() => visit.refused.length === 1)
  assert.deepEqual(visit.refused, ["q1"])
  server.answer = () => ({})
  await visit.answer("q1", "good")
  await until(() => visit.refused.length === 0)
})
