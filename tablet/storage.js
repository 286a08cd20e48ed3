// What this browser keeps, in IndexedDB. Nothing is ever put in localStorage, sessionStorage, cookies or history.
//
//   device  the workshop this tablet serves, and its sealed stock of passes for the next persons; which page is live
//   visit   the turn in progress, sealed; exists from consent to «Personne suivante»
//   outbox  what is not acknowledged yet, sealed, in order
//   keys    one key a turn: once it is deleted, whatever the disk still holds of that turn is unreadable
//
// Only the live page reads and writes (ownership.js). It knows everything that is kept, so that it can put it back if
// the browser throws it away. Changes are written in the order in which they were asked for, one after the other; one
// that fails is tried again until it is on disk, and whoever waits for it waits that long. In a page that is not the
// live one any more, nothing ever answers.

import { STORES, called, onclosed, transact } from "./database.js"
import {
  OWNER,
  answered,
  claiming,
  halted,
  hold,
  judge,
  owning,
  standing,
  surrendered,
  watch,
  won,
} from "./ownership.js"
import { there } from "./there.js"

export { keepIn } from "./database.js"

const AT_ONCE = 2 // tries before anybody is told
const MOMENT = 500 // milliseconds between two looks whether the live page has put back what was thrown away
const LOOKS = 20 // of them: longer, and somebody waits before an empty page because of another one that is ill
const BREATHER = 5_000 // milliseconds before the next one, unless somebody asks for it

/** @type {Map<string, Map<string, any>>} */
let kept = new Map() // store → Map of what it holds, as written
let drawn = 0 // keys given to entries of the outbox since this page is the live one
/** @type {Promise<unknown>} */
let line = Promise.resolve()
/** @type {Tells} */
let told // {lost(), troubled(error, retry), eased()}

// Become the live page. Throws what the browser gives as reason when it keeps nothing at all.
/** @type {(tell: Tells) => Promise<void>} */
export async function claim(tell) {
  told = tell
  watch(called(), look)
  const [record, found] = await takenOver()
  kept = found
  drawn = 0
  line = Promise.resolve()
  onclosed(look)
  won(record)
}

// A connection that the browser closed is found out by using it. Where nobody is written down as the live page, the
// browser is new, or has just thrown everything away: then the live page, which knows it all, answers and puts it back
// before anybody takes over.
/** @type {(tries?: number, looks?: number) => Promise<[Owner, Map<string, Map<string, any>>]>} */
async function takenOver(tries = 1, looks = LOOKS) {
  try {
    const taken = await transact((...within) => takingOver(looks > 0, ...within))
    if (taken) return taken
  } catch (error) {
    if (tries > AT_ONCE) throw error
    return takenOver(tries + 1, looks)
  }
  if (!(await answered())) return takenOver(1, 0)
  await new Promise((resolve) => setTimeout(resolve, MOMENT))
  return takenOver(1, looks - 1)
}

/** @type {(waits: boolean, transaction: IDBTransaction, inside: Inside) => void} */
function takingOver(waits, transaction, inside) {
  const asked = transaction.objectStore("device").get(OWNER)
  /** @type {Map<string, Map<string, any>>} */
  const found = new Map(STORES.map((store) => [store, new Map()]))
  asked.onsuccess = inside(() => {
    if (waits && !asked.result) return null
    const record = claiming(asked.result)
    for (const store of STORES) copy(transaction.objectStore(store), there(found.get(store)))
    transaction.objectStore("device").put(record, OWNER)
    return [record, found]
  })
}

/** @type {(source: IDBObjectStore, into: Map<string, any>) => void} */
function copy(source, into) {
  const [keys, values] = [source.getAllKeys(), source.getAll()]
  values.onsuccess = () => keys.result.forEach((key, at) => key !== OWNER && into.set(String(key), values.result[at]))
}

// Whether this page is still the live one, and everything still there; acts upon it.
export function look() {
  if (owning()) write()
}

/** @type {(store: string, key: string) => Promise<any>} */
export async function read(store, key) {
  return held(store)?.get(key)
}

// All entries, as [key, value], in order.
/** @type {(store: string) => Promise<[key: string, value: any][]>} */
export async function entries(store) {
  return [...(held(store) ?? [])]
}

/** @type {(store: string) => Map<string, any> | undefined} */
function held(store) {
  return owning() ? kept.get(store) : undefined
}

// Several changes, all or none: {store, key?, put} or {store, remove: key}, or a function that makes such changes when
// their turn has come. Returns the keys that were put.
/** @type {(...changes: Making[]) => Promise<any[]>} */
export function write(...changes) {
  if (!owning()) return halted()
  const begun = hold()
  const mine = line.then(async () => persist((await made(changes)).map(placed), begun))
  line = mine.catch(() => undefined)
  return mine
}

/** @type {(changes: Making[]) => Promise<Kept[]>} */
async function made(changes) {
  const parts = await Promise.all(changes.map((each) => (typeof each === "function" ? each() : each)))
  return parts.flat()
}

// Entries of the outbox are numbered by us: a number that comes again, after everything was thrown away, would let one
// answer take the place of another.
/** @type {(change: Kept) => Kept} */
function placed(change) {
  if (change.store !== "outbox" || change.put === undefined || change.key !== undefined) return change
  drawn += 1
  return { ...change, key: [standing().epoch, drawn].map((part) => String(part).padStart(9, "0")).join("-") }
}

/** @type {(changes: Kept[], begun: number) => Promise<any[]>} */
async function persist(changes, begun) {
  for (let tries = 1; ; tries += 1) {
    if (hold() !== begun) return halted() // this page may be the live one again, with what another has left
    try {
      if ((await transact((...within) => fenced(changes, ...within))) === "lost") return lose()
      return settled(changes, tries)
    } catch (error) {
      if (tries >= AT_ONCE) await again(error)
    }
  }
}

/** @type {(changes: Kept[], transaction: IDBTransaction, inside: Inside) => void} */
function fenced(changes, transaction, inside) {
  const asked = transaction.objectStore("device").get(OWNER)
  asked.onsuccess = inside(() => {
    const verdict = judge(asked.result)
    if (verdict === "lost") return verdict
    if (verdict === "cleared") putBack(transaction)
    for (const change of changes) apply(transaction.objectStore(change.store), change)
    return verdict
  })
}

/** @type {(store: IDBObjectStore, change: Kept) => void} */
function apply(store, { key, put, remove }) {
  if (put === undefined) store.delete(there(remove))
  else store.put(put, key)
}

/** @type {(transaction: IDBTransaction) => void} */
function putBack(transaction) {
  transaction.objectStore("device").put(standing(), OWNER)
  for (const [store, values] of kept) {
    for (const [key, value] of values) transaction.objectStore(store).put(value, key)
  }
}

/** @type {(changes: Kept[], tries: number) => (string | undefined)[]} */
function settled(changes, tries) {
  for (const { store, key, put, remove } of changes) {
    const held = there(kept.get(store))
    if (put === undefined) held.delete(there(remove))
    else held.set(there(key), put)
  }
  if (tries > AT_ONCE) told.eased()
  return changes.map(({ key }) => key)
}

function lose() {
  surrendered()
  kept = new Map()
  told.lost()
  return halted()
}

// Until somebody asks for another try, or a moment has passed.
/** @type {(error: unknown) => Promise<void>} */
function again(error) {
  return new Promise((retry) => {
    told.troubled(error, retry)
    setTimeout(retry, BREATHER)
  })
}
