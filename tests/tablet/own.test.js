// A ticket that somebody has on paper: sent after the consent, theirs once the server said so; else the ordinary one.

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
const { take, sentence } = await import("../../tablet/own.js")
const { known } = await import("../../tablet/screens/slip.js")
const { owning, signs, figures } = await import("../../tablet/screens/own.js")
const { learn } = await import("../../tablet/words.js")
const storage = await import("../../tablet/storage.js")
await live(storage)
const fr = { "own.taken": "taken", "own.waiting": "waiting", "own.refused": "refused" }
for (const key of ["offer", "typed", "missing", "use", "skip"]) fr[`own.${key}`] = key
for (const key of ["signs.title", "digits.title", "digits.missing", "undo"]) fr[`ticket.${key}`] = key
learn({ texts: { fr: { ...fr, next: "next", erase: "erase" } }, languages: [], content: {} })

const ORDINARY = { words: ["carotte"], icons: ["nutrition"], digits: "472190" }
const PAPER = { words: ["lune", "lune", "poisson"], icons: ["bedtime", "bedtime", "set_meal"], digits: "012345" }
const OTHER = { ...PAPER, digits: "999999" }
const CLAIM = "/api/consent/ticket"
const comfort = { state: {}, set() {} }
let table
let outbox
let ending

beforeEach(async () => {
  ending?.abort()
  ending = new AbortController()
  await emptied(storage)
  table = {
    shown: [], notes: [], dropped: 0, lost: 0, place: { name: "question", at: 0 },
    show: (name, at) => table.shown.push([name, at]),
    go: (name, why) => table.shown.push([name, why]),
    missed: () => (table.lost += 1),
    shell: { note: (sentence) => table.notes.push(sentence), offer() {} },
    votes: { delivered() {} },
    device: { discard: () => (table.dropped += 1), shared: true, workshop: { workshop: { blanks: true } } },
    pictograms: [["lune", "bedtime"], ["poisson", "set_meal"]],
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

async function begin(own, name = "token") {
  const taking = async () => ({ pass: { token: name, ticket: ORDINARY }, change: async () => [] })
  table.visit.begin(taking(), { version: "c1" })
  await take(table.visit, own)
}

const quiet = async () => (await outbox.wake(), until(() => outbox.waiting === 0))

test("it goes after the consent and before the answers, and is then the ticket, on paper already", async () => {
  await begin(PAPER)
  await table.visit.answer("q1", "yes")
  assert.equal(known(table.visit), table.visit.own.state === "taken")
  await quiet()
  assert.deepEqual(server.sent.map(({ path }) => path), ["/api/consent", CLAIM, "/api/answers"])
  assert.deepEqual(server.sent[1], { path: CLAIM, body: { ticket: "lune-lune-poisson-012345" }, token: "token" })
  assert.deepEqual([table.visit.ticket, known(table.visit), sentence(table.visit)], [PAPER, true, "taken"])
  assert.deepEqual([table.notes, table.visit.refused], [[], []])
})

test("one that cannot be used is sentence at once, the turn goes on, and the ordinary ticket stays", async () => {
  server.answer = ({ path }) => (path === CLAIM ? 409 : {})
  await begin(OTHER)
  await table.visit.answer("q1", "yes")
  await quiet()
  assert.deepEqual([table.visit.ticket, sentence(table.visit), known(table.visit)], [ORDINARY, "refused", false])
  assert.deepEqual([table.notes, table.shown, table.dropped, table.lost], [["refused"], [], 0, 0])
  assert.deepEqual(table.visit.refused, []) // nothing that they said is missing
  assert.equal(server.sent.at(-1).path, "/api/answers")
})

test("without network it waits through a reload; at the end both are shown, then what became of it", async () => {
  server.answer = () => null
  await begin(PAPER)
  await table.visit.answer("q1", "yes")
  assert.ok(!JSON.stringify(kept("visit")).includes("012345"))
  table.visit = await Visit.resume(outbox, comfort)
  assert.deepEqual([table.visit.own, table.visit.ticket], [{ ticket: PAPER, state: "sent" }, ORDINARY])
  await table.visit.finish(false, { name: "done", at: 0 })
  table.place = { name: "done", at: 0 }
  assert.deepEqual([sentence(table.visit), known(table.visit)], ["waiting", false])
  server.answer = ({ path }) => (path === CLAIM ? 409 : {})
  await quiet()
  assert.deepEqual([table.shown, sentence(table.visit), table.visit.ticket], [[["done", 0]], "refused", ORDINARY])
  const again = await Visit.resume(outbox, comfort)
  assert.equal(again.own.state, "refused")
})

test("of two people in turn each keeps their own, whichever the server answers for later", async () => {
  server.answer = () => null
  await begin(PAPER, "first")
  const first = table.visit
  await first.finish(false, { name: "done", at: 0 })
  await first.wipe()
  assert.deepEqual([first.own, first.ticket], [null, null])
  table.visit = new Visit(outbox, comfort)
  await begin(OTHER, "second")
  server.answer = ({ path, token }) => (path === CLAIM && token === "first" ? 409 : {})
  await quiet()
  assert.deepEqual([table.visit.ticket, sentence(table.visit)], [OTHER, "taken"])
  assert.deepEqual([table.notes, table.lost], [[], 0]) // whoever has gone saw the other one
})

test("a turn that the server ends is ended, ticket or not", async () => {
  server.answer = ({ path }) => (path === CLAIM ? 401 : {})
  await begin(PAPER)
  await quiet()
  assert.deepEqual([table.shown, table.dropped], [[["stopped", "no: 401"]], 1])
})

test("nothing typed goes on before the age, and one tap leaves it behind", () => {
  const { visit } = table
  signs(table).act()
  visit.typing.signs.push("lune", "lune", "poisson", "lune", "lune", "lune")
  visit.typing.digits = "01234"
  assert.deepEqual([signs(table).next.ready, figures(table).next.ready], [true, false])
  visit.typing.digits = "012345"
  figures(table).act()
  assert.deepEqual([visit.own.state, visit.own.ticket.icons[2]], ["typed", "set_meal"])
  assert.deepEqual(table.shown, [["figures", undefined], ["age", undefined]])
  figures(table).quiet.act()
  assert.deepEqual([visit.own, visit.typing, table.shown.at(-1)], [null, null, ["age", undefined]])
})

test("it is offered on a shared tablet where such tickets are printed, and nowhere else", () => {
  const offered = (shared, blanks) => {
    table.device = { shared, workshop: { workshop: { blanks } } }
    return owning(table) !== null
  }
  assert.deepEqual([offered(true, true), offered(true, false), offered(false, true), offered(true)], [
    true, false, false, false,
  ])
})
