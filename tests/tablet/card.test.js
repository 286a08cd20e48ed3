// A link card: checked without network, sent after the consent, then forgotten; a mistake costs nothing.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { anything, emptied, install, kept, live, server, until } from "./browser.js"

install()
await import("./methods.js")
await import("./kinds.js")
Object.defineProperty(document, "createElement", { value: () => anything() })
const { Outbox } = await import("../../tablet/outbox.js")
const { Visit } = await import("../../tablet/visit.js")
const { verdicts } = await import("../../tablet/verdicts.js")
const { LINKING, checks, grouped, link } = await import("../../tablet/card.js")
const { card_digits: card, linking } = await import("../../tablet/screens/card.js")
const { learn } = await import("../../tablet/words.js")
const storage = await import("../../tablet/storage.js")
await live(storage)
const fr = {}
for (const key of ["offer", "typed", "title", "why", "missing", "use", "skip", "wrong"]) fr[`card.${key}`] = key
learn({ texts: { fr: { ...fr, erase: "erase" } }, languages: [], content: {} })

const TICKET = { words: ["carotte"], icons: ["nutrition"], digits: "472190" }
const [MINE, THEIRS] = ["1234567890", "0000000007"].map(valid)
const comfort = { state: {}, set() {} }
let table
let outbox
let ending

function valid(ten) {
  const rest = [...`${ten}00`].reduce((found, digit) => (found * 10 + Number(digit)) % 97, 0)
  return ten + String(98 - rest).padStart(2, "0")
}

beforeEach(async () => {
  ending?.abort()
  ending = new AbortController()
  await emptied(storage)
  table = {
    shown: [], notes: [], lost: 0, place: { name: "question", at: 0 },
    show: (name) => table.shown.push(name),
    go: (name) => table.shown.push(name),
    missed: () => (table.lost += 1),
    shell: { note: (sentence) => table.notes.push(sentence), offer() {} },
    votes: { delivered() {} },
    device: { discard() {}, shared: true, workshop: { workshop: { cards: true } } },
  }
  outbox = new Outbox({
    changed() {},
    taken: (...of) => verdicts.taken(table, ...of),
    refused: (...of) => verdicts.refused(table, ...of),
    lost() {},
    kept: () => [table.visit.id],
    signal: ending.signal,
  })
  table.visit = new Visit(outbox, comfort)
})

async function begin(digits, token = "token") {
  const taking = async () => ({ pass: { token, ticket: TICKET }, change: async () => [] })
  table.visit.card = digits
  table.visit.begin(taking(), { version: "c1" })
  await link(table.visit)
}

const quiet = async () => (await outbox.wake(), until(() => outbox.waiting === 0))

test("a wrong digit, or two in the other order, is no card", () => {
  assert.ok(checks(MINE) && checks(THEIRS))
  for (let at = 0; at < 12; at += 1) {
    const wrong = MINE.slice(0, at) + ((Number(MINE[at]) + 1) % 10) + MINE.slice(at + 1)
    assert.equal(checks(wrong), false)
  }
  const swapped = MINE[1] + MINE[0] + MINE.slice(2)
  assert.equal(checks(swapped), false)
  assert.deepEqual([checks(""), checks("12345678901"), checks("abcdefghijkl")], [false, false, false])
  assert.equal(grouped(MINE), `${MINE.slice(0, 4)} ${MINE.slice(4, 8)} ${MINE.slice(8)}`)
  assert.equal(grouped("12345"), "1234 5")
})

test("it goes after the consent and before the answers, and is forgotten", async () => {
  await begin(MINE)
  await table.visit.answer("q1", "yes")
  await quiet()
  assert.deepEqual(server.sent.map(({ path }) => path), ["/api/consent", LINKING, "/api/answers"])
  assert.deepEqual(server.sent[1], { path: LINKING, body: { card: MINE }, token: "token" })
  assert.deepEqual([table.visit.card, table.notes, table.visit.refused], ["", [], []])
})

test("without network it waits, sealed, through a reload; of two people each sends their own", async () => {
  server.answer = () => null
  await begin(MINE, "first")
  await table.visit.answer("q1", "yes")
  assert.ok(!JSON.stringify(kept("visit")).includes(MINE) && !JSON.stringify(kept("outbox")).includes(MINE))
  const again = (table.visit = await Visit.resume(outbox, comfort))
  assert.equal(again.card, "")
  await again.finish(false, { name: "done", at: 0 })
  await again.wipe()
  table.visit = new Visit(outbox, comfort)
  await begin(THEIRS, "second")
  server.answer = () => ({})
  await quiet()
  const sent = server.sent.filter(({ path }) => path === LINKING)
  assert.deepEqual(sent.map(({ body, token }) => [body.card, token]), [[MINE, "first"], [THEIRS, "second"]])
  assert.equal(table.lost, 0)
})

test("what the server refuses of it loses no answer", async () => {
  server.answer = ({ path }) => (path === LINKING ? 422 : {})
  await begin(MINE)
  await table.visit.answer("q1", "yes")
  await quiet()
  assert.deepEqual([table.notes, table.visit.refused, table.lost], [["no: 422"], [], 0])
  assert.equal(server.sent.at(-1).path, "/api/answers")
})

test("a mistake is told at once, and one tap goes on without", () => {
  const { visit } = table
  visit.card = MINE
  const screen = card(table)
  assert.equal(screen.next.ready, true)
  screen.act()
  assert.deepEqual([visit.card, table.shown], [MINE, ["age"]])
  visit.card = MINE[1] + MINE[0] + MINE.slice(2)
  card(table).act()
  assert.deepEqual([table.notes, table.shown], [["wrong"], ["age"]])
  card(table).quiet.act()
  assert.deepEqual([visit.card, table.shown.at(-1)], ["", "age"])
  assert.equal(card(table).next.ready, false)
})

test("it is offered where cards were given out, on phones too, and nowhere else", () => {
  const offered = (cards, typed = "") => {
    table.device = { workshop: { workshop: { cards } } }
    table.visit.card = typed
    return linking(table) !== null
  }
  const found = [offered(true), offered(false), offered(undefined), offered(false, MINE)]
  assert.deepEqual(found, [true, false, false, true])
})
