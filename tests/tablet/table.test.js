// The table as a whole, on a screen of which nothing is seen: which screen it shows when something happens.

import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { anything, calm, install, live, pass, server, until } from "./browser.js"

install()
await import("./methods.js")
await import("./kinds.js")
for (const [name, value] of Object.entries({
  getComputedStyle: () => ({ getPropertyValue: () => "#ffffff" }),
  location: { search: "", pathname: "/", origin: "http://tablet.test" },
  Image: class {},
})) {
  Object.defineProperty(globalThis, name, { value, configurable: true })
}
Object.defineProperty(document, "createElement", { value: () => anything() })

const streams = []
Object.defineProperty(globalThis, "EventSource", {
  value: class {
    constructor() {
      streams.push(this)
    }

    close() {}
  },
})

const { Table } = await import("../../tablet/table.js")
const { learn } = await import("../../tablet/words.js")
const storage = await import("../../tablet/storage.js")
await live(storage)
learn({ texts: { fr: anything("words") }, languages: [], content: {} })

const option = { id: "A", title: "A", description: "", icon: "", cost: "0" }
const PAPER = {
  id: "v1", method: "approval", channels: ["tablet"], rules: {}, question: "?", options: [option], translations: {},
}
const ROOM = {
  workshop: { id: "w" }, device: { token: "device", kind: "tablet", state: "admitted", sign: "ABC", asks: false },
  questionnaire: { title: "", intro: "", end: "", questions: [] }, translations: {}, recordings: {},
  consent: { screens: [{ icon: "", text: "" }] },
}

let votes = []
let closed = false
let drawn = []
server.answer = ({ path, body }) => {
  if (closed) return 410
  if (path === "/api/votes/papers") return { votes, rights: { v1: [{ token: "right" }] } }
  if (!path.startsWith("/api/visits")) return {}
  return { ...ROOM, visits: Array.from({ length: body.count }, () => ({ token: "pass", ticket: {} })) }
}
const table = new Table({ language: "fr", pictograms: [["lune", "bedtime"]] }, anything())
table.presence.away = false
table.shell.draw = (screen, name) => drawn.push([name, Boolean(screen.help)])
await table.join("CODE22")
await settled()
for (const wait of [1_000, 1_000]) pass(wait) // a leader is chosen, and a moment later the stream is opened

// What the server was asked within two seconds has been answered.
async function settled() {
  const asked = server.sent.length
  pass(2_000)
  await until(() => server.sent.slice(asked).some(({ path }) => path === "/api/votes/papers"))
  await calm()
}

// From now on these votes are open, and the stream says that something changed.
async function opens(...papers) {
  votes = papers
  streams.at(-1).onmessage({ data: "changed", lastEventId: "workshop:w" })
  await settled()
  await until(() => table.votes.here.length === papers.length)
  await storage.write() // after what that changed
  await calm()
}

beforeEach(async () => {
  await opens()
  table.show("welcome")
  drawn = []
})

test("a vote that opens is told on the first screen, which is drawn again", async () => {
  await opens(PAPER)
  assert.deepEqual(drawn, [["welcome", false]])
  assert.equal(table.votes.state("v1"), "open")
})

test("nobody is interrupted by it in the middle of something", async () => {
  table.show("consent")
  await opens(PAPER)
  assert.deepEqual(drawn, [["consent", true]])
})

test("help is offered on the way, and leads back to where one was", () => {
  table.show("consent", 0)
  assert.deepEqual(drawn.at(-1), ["consent", true])
  table.show("help", table.place)
  assert.deepEqual(drawn.at(-1), ["help", false])
})

test("who tries the demonstration joins as on their own device, however large it is", async () => {
  const joined = () => server.sent.findLast(({ path }) => path === "/api/visits").body.channel
  await table.join("CODE22")
  assert.equal(joined(), "tablet")
  table.own = true
  await table.join("CODE22")
  assert.equal(joined(), "phone")
  table.own = false
})

test("a screen on which nothing could be done gives way once something can be", async () => {
  table.show("waiting")
  await opens(PAPER)
  assert.equal(drawn.at(-1)[0], "welcome")
})

test("somebody who is silent is asked in the middle of a turn, and nobody where nobody's turn is", () => {
  table.show("closed", "over")
  pass(100_000)
  assert.equal(drawn.at(-1)[0], "closed")
  table.show("consent", 0)
  pass(100_000)
  assert.equal(drawn.at(-1)[0], "still")
})

test("a workshop that closes greets nobody any more, and interrupts nobody", async () => {
  table.show("consent")
  table.visit.idea = { title: "" } // somebody writes
  closed = true
  await opens()
  assert.equal(drawn.at(-1)[0], "consent")
  table.visit.idea = null
  table.show("welcome")
  table.start()
  pass(100)
  await until(() => drawn.at(-1)[0] === "closed")
  assert.equal(table.device.joined, false)
})
