// A browser of a few lines: what the tablet's modules ask of one, kept in memory, with a server that a test answers
// for.

import { mock } from "node:test"

// ---- The database: IndexedDB as far as database.js uses it ----

export const disk = new Map() // database → store → key → value

class Transaction {
  #stores
  #before
  #asked = 0

  constructor(stores) {
    this.#stores = stores
    this.#before = new Map([...stores].map(([name, values]) => [name, new Map(values)]))
    queueMicrotask(() => this.#end())
  }

  objectStore(name) {
    const ask = (act) => this.#ask(() => act(this.#stores.get(name)))
    const sorted = (values) => [...values].sort(([one], [two]) => (one < two ? -1 : 1))
    return {
      get: (key) => ask((values) => values.get(key)),
      getAll: () => ask((values) => sorted(values).map(([, value]) => value)),
      getAllKeys: () => ask((values) => sorted(values).map(([key]) => key)),
      put: (value, key) => ask((values) => values.set(key, value)),
      delete: (key) => ask((values) => values.delete(key)),
    }
  }

  abort() {
    for (const [name, values] of this.#before) this.#stores.set(name, values)
    this.#asked = Infinity
    this.onabort?.()
  }

  #ask(act) {
    const request = {}
    this.#asked += 1
    queueMicrotask(() => {
      request.result = act()
      request.onsuccess?.()
      this.#asked -= 1
      this.#end()
    })
    return request
  }

  #end() {
    queueMicrotask(() => this.#asked === 0 && this.oncomplete?.())
  }
}

const indexedDB = {
  open(name) {
    const request = {}
    queueMicrotask(() => {
      const fresh = !disk.has(name)
      if (fresh) disk.set(name, new Map())
      request.result = {
        createObjectStore: (store) => disk.get(name).set(store, new Map()),
        transaction: () => new Transaction(disk.get(name)),
        close: () => undefined,
      }
      if (fresh) request.onupgradeneeded()
      request.onsuccess()
    })
    return request
  },
}

// What is on disk in a store of the tablet: [key, value].
export function kept(store) {
  return [...(disk.get("tablee")?.get(store) ?? [])]
}

// ---- The server ----

export const WAITS = { waits: true } // a place in a queue: ask again
export const server = {
  sent: [], // {path, body, token} that reached it, in order
  unsent: 0, // how many things the device said that wait on it, when it asked last
  answer: () => ({}), // (letter) → what it says; a number is a status; WAITS a queue; null is a network that is cut
}

// Nothing of a former test: neither what was kept of a turn nor what was sent.
export async function emptied(storage) {
  for (const store of ["visit", "outbox", "keys"])
    for (const [key] of kept(store)) await storage.write({ store, remove: key })
  server.sent = []
  server.answer = () => ({})
}

async function fetch(path, { body, headers }) {
  const letter = { path, body: JSON.parse(body), token: headers.Authorization?.replace("Bearer ", "") }
  server.unsent = Number(headers["Tablee-Unsent"] ?? 0)
  const said = await server.answer(letter)
  if (said === null) throw new TypeError("cut")
  server.sent.push(letter)
  const status = said === WAITS ? 429 : typeof said === "number" ? said : 200
  const ends = { 401: "turn", 410: "workshop" }[status] ?? "nothing"
  const told = status === 200 ? said : { code: `Code${status}`, ends, waits: said === WAITS, detail: `no: ${status}` }
  return { ok: status === 200, status, json: async () => told }
}

// ---- The page ----

const page = new EventTarget()
const clock = { steady: 0 }
const globals = {
  indexedDB,
  fetch,
  BroadcastChannel: undefined, // one page alone
  document: Object.assign(new EventTarget(), { visibilityState: "visible", documentElement: {} }),
  screen: { width: 1024, height: 768 },
  EventSource: class {
    close() {}
  },
  ResizeObserver: class {
    observe() {}
    unobserve() {}
  },
  addEventListener: page.addEventListener.bind(page),
  dispatchEvent: page.dispatchEvent.bind(page),
}

// Before any module is used. Timers and the clock stand still until `pass` moves them.
export function install() {
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true })
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: 1_800_000_000_000 })
  Object.defineProperty(performance, "now", { value: () => clock.steady })
}

// Become the live page of this browser, which takes a moment of its clock.
export async function live(storage) {
  let claimed = false
  storage.claim({ lost() {}, troubled() {}, eased() {} }).then(() => (claimed = true))
  await until(() => claimed || pass(50))
}

// Milliseconds go by. asleep: the device's own count stands still meanwhile, and no timer runs on the way.
export function pass(milliseconds, { asleep = false } = {}) {
  if (asleep) mock.timers.setTime(Date.now() + milliseconds)
  else {
    clock.steady += milliseconds
    mock.timers.tick(milliseconds)
  }
}

// Wait until this holds: what is sealed or stored takes a few turns of the loop.
export async function until(holds) {
  for (let turns = 0; turns < 2_000; turns += 1) {
    if (await holds()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`never: ${holds}`)
}

// Long enough for everything that can happen without a timer.
export async function calm() {
  for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve))
}

// Whatever is asked of an element, or of words.
export function anything(said = undefined) {
  return new Proxy(function () {}, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => "" : said && typeof name === "string" ? said : anything()),
    has: () => true,
    set: () => true,
    apply: () => anything(),
  })
}
