// What could not be saved of people who have gone: told on the first screen, to whoever runs the workshop.

import * as storage from "./storage.js"

const LOSSES = "losses" // in the store of the device

export class Losses {
  count = 0

  async load() {
    this.count = (await storage.read("device", LOSSES)) ?? 0
  }

  async add() {
    this.count += 1
    await storage.write({ store: "device", key: LOSSES, put: this.count })
  }

  // Another workshop begins.
  async forget() {
    this.count = 0
    await storage.write({ store: "device", remove: LOSSES })
  }
}
