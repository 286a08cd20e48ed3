// The first screen of a page: the turn that a reload or another page interrupted, the next person's, or the code.

import { keepImages } from "./questions/illustration.js"
import { arrive } from "./screens/way.js"
import { Unreadable } from "./seal.js"
import { Visit } from "./visit.js"
import { voice } from "./voice.js"
import { learnContent, preferred, settle } from "./words.js"

const NONE = Symbol("none")

export const arrival = {
  // What the address brought is used once.
  /** @type {(table: Table) => Promise<unknown>} */
  async enter(table) {
    const { device, votes, losses, brought } = table
    table.brought = { code: "", slip: "" }
    await Promise.all([device.load(), losses.load()])
    arrival.meet(table)
    await votes.load()
    const visit = await resumed(table)
    table.outbox.wake()
    if (visit === NONE || !visit) await votes.turn()
    votes.pending = brought.slip
    if (visit === NONE) return arrival.start(table, brought.code)
    return visit ? resume(table, visit) : table.show("dropped")
  },

  // Where nobody's turn is in progress. code: of another workshop, perhaps.
  /** @type {(table: Table, code?: string) => unknown} */
  start(table, code = "") {
    const { device } = table
    const { ready, joined } = device
    if (ready && code && code !== device.code) return table.show(device.shared ? "leave" : "code", code)
    if (ready) return table.welcome()
    return table.show(joined && !code ? "prepare" : "code", code)
  },

  // A workshop was joined.
  /** @type {(table: Table) => void} */
  settle(table) {
    arrival.meet(table)
    arrival.learn(table)
    if (table.device.ready) table.welcome()
    else table.show("prepare")
  },

  /** @type {(table: Table) => void} */
  meet({ comfort, device, language }) {
    comfort.meet(device.personal ? preferred() : language)
  },

  /** @type {(table: Table) => void} */
  learn({ device }) {
    const { channel, translations, recordings } = device.workshop
    settle(channel)
    for (const { questions } of device.questionnaires) keepImages(questions)
    learnContent(translations, recordings)
    voice.keep(recordings)
  },
}

// The turn in progress, or NONE; null for one that nobody can open any more, which is dropped.
/** @type {(table: Table) => Promise<Visit | typeof NONE | null>} */
async function resumed({ outbox, comfort }) {
  try {
    return (await Visit.resume(outbox, comfort)) ?? NONE
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    await Visit.drop()
    return null
  }
}

/** @type {(table: Table, visit: Visit) => unknown} */
function resume(table, visit) {
  const { device, idle } = table
  arrival.learn(table)
  table.visit = visit
  table.place = visit.place
  table.votes.hurry() // what opened or closed meanwhile
  // However long ago it was: clocks jump, so nobody's turn ends without a question.
  if (device.shared && idle.late(Date.now() - visit.touched)) return idle.ask()
  if (visit.place.name === "intro") return arrive(table, 0) // a turn that began before this version: there is none now
  return table.show(visit.place.name, visit.place.at)
}
