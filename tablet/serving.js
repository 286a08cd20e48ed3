// The workshop that a tablet serves: joining it, becoming a shared tablet or a person's own, filling its stock again,
// leaving it.

import { Refusal, Unreachable } from "./api.js"
import { arrival } from "./arrival.js"
import { opening } from "./place.js"
import { held } from "./screens/keepsakes.js"
import { possible } from "./screens/things.js"

export const serving = {
  /** @type {(table: Table, code: string) => Promise<void>} */
  async join(table, code) {
    await table.device.join(code, table.own ? "phone" : undefined)
    arrival.settle(table)
  },

  // A person's own device or one for everybody: known by its size, and corrected on the preparing screen.
  /** @type {(table: Table, channel: string) => Promise<void>} */
  async become(table, channel) {
    await table.device.join(table.device.code, channel)
    arrival.settle(table)
  },

  /** @type {(table: Table, pin: string, place: string) => Promise<void>} */
  async lock(table, pin, place) {
    await table.device.lock(pin, place)
    arrival.settle(table)
  },

  // «Quelqu'un d'autre ?»: a place of their own on this phone, when there is one.
  /** @type {(table: Table) => Promise<void>} */
  async another(table) {
    table.comfort.reset()
    const { places } = table.device
    await serving.refill(table, { another: true })
    if (table.device.places > places) await table.votes.newcomer()
    table.welcome()
  },

  // Serve another workshop.
  /** @type {(table: Table, code: string) => Promise<void>} */
  async rejoin(table, code) {
    await emptied(table)
    arrival.meet(table)
    table.show("code", code)
  },

  /** @type {(table: Table, asking?: { another: boolean }) => Promise<void>} */
  async refill(table, asking) {
    if (!table.device.joined) return
    try {
      const { used, places } = table.device
      await table.device.refill(asking)
      if (table.device.ready && !table.visit.begun) arrival.learn(table) // what was corrected since is said at once
      // Another person, and not only another questionnaire.
      if (used && table.device.places > places) await table.votes.newcomer()
      if (table.device.ready && table.place.name === "prepare") arrival.settle(table)
      const { screen, place } = table
      if ((screen.empty || screen.last) && place.name !== opening(table, possible(table).length > 0)) table.welcome()
    } catch (error) {
      if (error instanceof Unreachable) return
      if (!(error instanceof Refusal && error.ends === "workshop")) throw error
      // Nobody is interrupted: the turn in progress goes on to its end.
      if (!table.visit.begun) await serving.leave(table, error.detail)
    }
  },

  // It was closed: nobody begins here what would not be taken. Whoever answers, votes, or has something to note or to
  // read at their end, goes on to it.
  /** @type {(table: Table, why: string) => Promise<void>} */
  async over(table, why) {
    const { visit, votes, screen } = table
    const busy = visit.begun || visit.idea || held(visit) || votes.ballot || votes.confirmed
    if (!busy && !screen.last) await serving.leave(table, why)
  },

  /** @type {(table: Table, why: string) => Promise<void>} */
  async leave(table, why) {
    await emptied(table)
    table.show("closed", why)
  },
}

/** @type {(table: Table) => Promise<void>} */
async function emptied({ votes, device, losses }) {
  await votes.leave()
  await device.leave()
  await losses.forget()
}
