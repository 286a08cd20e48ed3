import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { install, kept, live, pass, server } from "./browser.js"

install()
const { Device } = await import("../../tablet/device.js")
const { digest } = await import("../../tablet/ballots/receipt.js")
const { Refusal, Unreachable } = await import("../../tablet/api.js")
const storage = await import("../../tablet/storage.js")
await live(storage)

const HOUR = 3_600_000
const PLACE = {
  token: "device",
  kind: "tablet",
  state: "admitted",
  sign: "ABC",
  asks: false,
  unlocks: digest("12345678"),
}
let minted
let device

beforeEach(async () => {
  minted = 0
  server.sent = []
  server.answer = ({ body: { count } }) => packed(count)
  device = new Device()
  await device.leave()
})

function packed(count, place = PLACE) {
  const visits = Array.from({ length: count }, () => ({ token: `pass ${(minted += 1)}`, ticket: {} }))
  return { workshop: { id: "w" }, device: place, visits }
}

test("joining stocks passes, each taken once and in order", async () => {
  assert.deepEqual([device.joined, device.ready, device.supplied], [false, false, false])
  assert.throws(() => device.workshop)
  await device.join("CODE22")
  const { path, body } = server.sent[0]
  assert.deepEqual([path, body.code, body.channel, body.count], ["/api/visits", "CODE22", "tablet", 24])
  assert.deepEqual([device.ready, device.shared, device.code], [true, true, "CODE22"])
  const taken = [await device.take(), await device.take()].map(({ pass }) => pass.token)
  assert.deepEqual(taken, ["pass 1", "pass 2"])
})

test("a reload finds what was left, sealed until then", async () => {
  await device.join("CODE22")
  const { change } = await device.take()
  await storage.write(...(await change()))
  assert.ok(!JSON.stringify(kept("device")).includes("pass 2"))
  const again = new Device()
  await again.load()
  assert.deepEqual([again.code, again.ready, (await again.take()).pass.token], ["CODE22", true, "pass 2"])
})

test("passes that cannot be opened any more are asked for again", async () => {
  await device.join("CODE22")
  await storage.write({ store: "keys", remove: "device" })
  const again = new Device()
  await again.load()
  assert.deepEqual([again.joined, again.supplied], [true, false])
  await again.refill()
  assert.equal((await again.take()).pass.token, "pass 25")
})

test("what was taken, and what will not last, is asked for", async () => {
  await device.join("CODE22")
  await device.refill()
  assert.equal(server.sent.length, 1)
  await device.take()
  await device.refill()
  assert.deepEqual(server.sent[1], { path: "/api/visits/more", body: { count: 1, another: false }, token: "device" })
  pass(5 * HOUR)
  assert.equal(device.supplied, true)
  await device.refill()
  assert.equal(server.sent[2].body.count, 24)
  pass(9 * HOUR)
  assert.equal(device.supplied, false)
})

test("a phone has one pass for one person, and has finished when the server gives no more", async () => {
  server.answer = ({ body: { count } }) => packed(Math.min(count, 1), { ...PLACE, kind: "phone" })
  await device.join("CODE22", "phone")
  assert.deepEqual([device.shared, device.personal, device.finished], [false, true, false])
  await device.take()
  server.answer = () => packed(0, { ...PLACE, kind: "phone" })
  await device.refill()
  assert.deepEqual(server.sent[1].body, { count: 1, another: false })
  assert.equal(device.finished, true)
})

test("why joining does not work is said, and nothing is kept of it", async () => {
  server.answer = () => 404
  await assert.rejects(device.join("WRONG2"), Refusal)
  server.answer = () => null
  await assert.rejects(device.join("CODE22"), Unreachable)
  assert.deepEqual([device.joined, device.code], [false, ""])
})

test("the number opens; five wrong ones bring a pause, which grows and does not go with a reload", async () => {
  await device.join("CODE22")
  for (let n = 0; n < 4; n += 1) assert.deepEqual(await device.unlock("00000000"), { opened: false, seconds: 0 })
  assert.deepEqual(await device.unlock("00000000"), { opened: false, seconds: 30 })
  assert.deepEqual(await device.unlock("12345678"), { opened: false, seconds: 30 })
  const again = new Device()
  await again.load()
  pass(29_000)
  assert.equal((await again.unlock("12345678")).opened, false)
  pass(2_000)
  assert.deepEqual(await again.unlock("00000000"), { opened: false, seconds: 60 })
  pass(61_000)
  assert.deepEqual(await again.unlock("12345678"), { opened: true, seconds: 0 })
})

test("leaving keeps neither the workshop nor its passes", async () => {
  await device.join("CODE22")
  await device.leave()
  assert.deepEqual(kept("device").map(([key]) => key).sort(), ["name", "owner"])
})

test("each person of a phone begins each questionnaire once, and what is said late changes nothing", async () => {
  const [first, second] = [{ version_id: "q_a@1", questions: [] }, { version_id: "q_b@1", questions: [] }]
  const place = { ...PLACE, kind: "phone", places: 1, begun: {}, questionnaire: "q_a@1", turn: 2 }
  const told = (more, count) => ({ ...packed(count, { ...place, ...more }), questionnaire: first, others: [second] })
  server.answer = ({ body: { count } }) => told({}, Math.min(count, 2))
  await device.join("CODE22", "phone")
  assert.deepEqual([device.asked.version_id, device.supplied, device.continues], ["q_a@1", true, false])
  const { change } = await device.take("q_a@1")
  await storage.write(...(await change()))
  assert.deepEqual([device.supplied, device.used], [false, true])
  assert.equal(await device.turn({ questionnaire: "q_b@1", turn: 3 }), true)
  assert.equal(await device.turn({ questionnaire: "q_b@1", turn: 4 }), false)
  assert.deepEqual([device.supplied, device.used, device.continues], [true, false, true])
  await device.refill() // answered before the room went on
  assert.deepEqual([device.asked.version_id, device.may("q_a@1"), device.may("q_b@1")], ["q_b@1", false, true])
  assert.equal(await device.turn({ questionnaire: "q_a@1", turn: 1 }), false)
  const again = new Device()
  await again.load()
  assert.deepEqual([again.asked.version_id, again.supplied, again.may("q_a@1")], ["q_b@1", true, false])
  assert.equal(again.named("q_a@1"), again.questionnaires[0])
  server.answer = ({ body: { count } }) => told({ places: 2, turn: 5 }, count)
  await again.refill({ another: true })
  assert.deepEqual([again.places, again.asked.version_id, again.may("q_a@1")], [2, "q_a@1", true])
})
