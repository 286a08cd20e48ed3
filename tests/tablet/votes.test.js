import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { install, kept, live, pass, server, until } from "./browser.js"

install()
await import("./methods.js")
const { Outbox } = await import("../../tablet/outbox.js")
const { Votes } = await import("../../tablet/ballots/votes.js")
const { digest } = await import("../../tablet/ballots/receipt.js")
const storage = await import("../../tablet/storage.js")
await live(storage)

const PAPER = {
  id: "v1", method: "approval", rules: {}, channels: ["tablet"], shuffled: true, counted: [], tie: "",
  translations: {}, question: "?",
  options: [{ id: "B" }, { id: "A" }],
}
let papers
let device
let outbox
let votes
let changes
let ending

beforeEach(async () => {
  ending?.abort()
  ending = new AbortController()
  for (const store of ["device", "outbox"])
    for (const [key] of kept(store)) if (key !== "owner") await storage.write({ store, remove: key })
  papers = { votes: [PAPER], rights: { v1: [{ token: "r1" }, { token: "r2" }] } }
  server.sent = []
  server.answer = ({ path }) => (path === "/api/votes/papers" ? papers : {})
  device = {
    code: "CODE22", joined: true, ready: true, shared: true, turn: async () => false,
    workshop: { channel: "tablet", workshop: { id: "w" }, device: { token: "device" } },
  }
  changes = 0
  outbox = new Outbox({
    changed() {},
    taken: (id) => votes.delivered(id),
    refused: (id, _, refusal) => votes.refused(id, refusal),
    lost() {},
    kept: () => ["votes"],
    signal: ending.signal,
  })
  votes = new Votes(device, outbox, { over() {}, changed: () => (changes += 1), signal: ending.signal })
  await asked()
})

// The server is asked what is open.
async function asked() {
  const before = server.sent.length
  votes.hurry()
  pass(1)
  await until(() => server.sent.length > before)
  await storage.write() // after what it changed
  await new Promise((resolve) => setImmediate(resolve))
}

async function choose(marks = { A: 1 }) {
  votes.begin("v1").marks = marks
  await votes.cast()
}
const ballots = () => server.sent.filter(({ path }) => path === "/api/ballots")

test("what a busy server did not say is asked for again, where there is a network", async () => {
  for (const [onLine, more] of [[true, 1], [false, 0]]) {
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: { onLine } })
    server.answer = () => 503
    await asked()
    const before = server.sent.length
    server.answer = ({ path }) => (path === "/api/votes/papers" ? papers : {})
    pass(4_000)
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(server.sent.length, before + more)
  }
})

test("two answers never overtake each other, and who speaks again postpones nothing", async () => {
  const slow = []
  server.answer = ({ path }) => (path === "/api/votes/papers" ? new Promise((give) => slow.push(give)) : {})
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  votes.hurry(1_000)
  pass(600)
  votes.hurry(1_000)
  pass(500)
  await turn()
  assert.equal(slow.length, 1)
  votes.hurry()
  votes.hurry()
  pass(1)
  await turn()
  assert.equal(slow.length, 1) // the second waits for the first
  slow[0](papers)
  await until(() => slow.length === 2)
  slow[1]({ votes: [PAPER, { ...PAPER, id: "v2" }], rights: {} })
  await until(() => votes.here.length === 2)
  await turn()
  assert.equal(slow.length, 2)
})

test("what is said of a room that this tablet left is not heard", async () => {
  let give
  server.answer = () => new Promise((resolve) => (give = resolve))
  votes.hurry()
  pass(1)
  await until(() => give)
  device.workshop = { ...device.workshop, workshop: { id: "other" }, device: { token: "other" } }
  server.answer = ({ path }) => (path === "/api/votes/papers" ? { votes: [], rights: {} } : {})
  give({ votes: [{ ...PAPER, id: "v2" }], rights: {} })
  await until(() => server.sent.length > 1)
  pass(1)
  await until(() => votes.here.length === 0)
  assert.equal(votes.state("v2"), "over")
})

test("a vote is open while there is a right to it, and over when the server names it no more", async () => {
  assert.deepEqual([votes.state("v1"), votes.state("v2"), changes], ["open", "over", 1])
  papers = { votes: [PAPER], rights: { v1: [] } }
  await asked()
  assert.equal(votes.state("v1"), "dry")
  papers = { votes: [{ ...PAPER, channels: ["phone"] }], rights: {} }
  await asked()
  assert.equal(votes.state("v1"), "slip")
  papers = { votes: [], rights: {} }
  await asked()
  assert.deepEqual([votes.state("v1"), votes.here], ["over", []])
})

test("a way of voting that this tablet does not know is not offered", async () => {
  papers.votes.push({ ...PAPER, id: "v9", method: "telepathy" })
  await asked()
  assert.deepEqual(votes.here.map(({ paper }) => paper.id), ["v1"])
})

test("a ballot goes with one right, and only the digest of its receipt", async () => {
  await choose({ B: 1, A: 1 })
  const { receipt } = votes.confirmed
  await until(() => votes.confirmed.state === "counted")
  const [{ body, token }] = ballots()
  assert.deepEqual([token, body.ballot, body.receipt, body.words], ["r1", "A=1 B=1", digest(receipt), ""])
  assert.deepEqual([votes.state("v1"), votes.ballot], ["done", null])
})

test("blank is a ballot; words go with an objection only", async () => {
  Object.assign(votes.begin("v1"), { marks: { A: 1 }, blank: true, words: "secret" })
  await votes.cast()
  await until(() => ballots().length === 1)
  assert.deepEqual([ballots()[0].body.ballot, ballots()[0].body.words], ["-", ""])
})

test("without network the ballot is kept, and said to be so, until it arrives once", async () => {
  server.answer = () => null
  await choose()
  assert.equal(votes.confirmed.state, "sending")
  pass(2_000)
  assert.equal(votes.confirmed.state, "kept")
  assert.ok(!JSON.stringify(kept("outbox")).includes("r1"))
  server.answer = ({ path }) => (path === "/api/votes/papers" ? papers : {})
  await outbox.wake()
  await until(() => votes.confirmed.state === "counted")
  assert.equal(ballots().length, 1)
})

test("a ballot that a server without its database did not take is kept, and cast once it does", async () => {
  server.answer = () => 503
  await choose()
  pass(2_000)
  assert.deepEqual([votes.confirmed.state, votes.late], ["kept", 0])
  server.answer = ({ path }) => (path === "/api/votes/papers" ? papers : {})
  await outbox.wake()
  await until(() => votes.confirmed.state === "counted")
  assert.equal(new Set(ballots().map(({ body }) => body.request_id)).size, 1)
})

test("a right that a ballot took is not taken again, though the server still names it", async () => {
  server.answer = ({ path }) => (path === "/api/votes/papers" ? papers : null)
  await choose()
  await votes.turn()
  await asked()
  await choose()
  assert.equal(votes.state("v1"), "done")
  await votes.turn()
  await asked()
  assert.equal(votes.state("v1"), "dry")
  server.answer = () => ({})
  await outbox.wake()
  await until(() => outbox.waiting === 0)
  assert.deepEqual(ballots().map(({ token }) => token), ["r1", "r2"])
})

test("the next person on a shared tablet may vote; the owner of a phone has voted, after a reload too", async () => {
  await choose()
  await votes.turn()
  assert.deepEqual([votes.state("v1"), votes.confirmed], ["open", null])
  device.shared = false
  await choose()
  await votes.turn()
  assert.equal(votes.state("v1"), "done")
  const again = new Votes(device, outbox, { over() {}, changed() {}, signal: ending.signal })
  await again.load()
  assert.equal(again.state("v1"), "done")
})

test("a refusal is told to the person who is there, and counted when they have gone", async () => {
  server.answer = ({ path }) => (path === "/api/ballots" ? 409 : papers)
  await choose()
  await until(() => votes.confirmed.state === "refused")
  assert.deepEqual([votes.confirmed.why, votes.late], ["no: 409", 0])
  server.answer = ({ path }) => (path === "/api/ballots" ? null : papers)
  await votes.turn()
  await choose()
  await votes.turn()
  server.answer = ({ path }) => (path === "/api/ballots" ? 409 : papers)
  await outbox.wake()
  await until(() => votes.late === 1)
  assert.equal(votes.confirmed, null)
})

test("a printed slip opens its vote to whoever has no right, once", async () => {
  papers = { votes: [PAPER], rights: { v1: [] } }
  await asked()
  server.answer = ({ path }) =>
    path === "/api/votes/slip" ? { vote_id: "v1", token: "slip" } : path === "/api/votes/papers" ? papers : {}
  votes.pending = "ABCDEFGHJ"
  assert.equal(await votes.redeem("ABCDEFGHJ"), "v1")
  assert.deepEqual([votes.state("v1"), votes.pending], ["open", null])
  await choose()
  await until(() => ballots().length === 1)
  assert.deepEqual([ballots()[0].token, votes.state("v1")], ["slip", "done"])
})

test("the order of the proposals is drawn once for each person", () => {
  const order = () => votes.begin("v1").paper.options.map(({ id }) => id).join("")
  assert.equal(new Set(Array.from({ length: 20 }, order)).size, 1)
})

test("leaving forgets the rights; a phone remembers in which votes it took part", async () => {
  await votes.leave()
  assert.deepEqual([votes.here, kept("device").filter(([key]) => key === "votes")], [[], []])
  await asked()
  device.shared = false
  await choose()
  await votes.leave()
  votes = new Votes(device, outbox, { over() {}, changed() {}, signal: ending.signal })
  await votes.load()
  await asked()
  assert.equal(votes.state("v1"), "done")
})
