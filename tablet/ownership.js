// Which page of this browser is the live one. Two pages that both took passes and sent answers would give one ticket to
// two people, so one page owns what the browser keeps, and every change is made only if it still does.
//
// The owner is a record beside what it owns: it is read and written in the same transaction, which IndexedDB runs for
// one page at a time. Nothing here needs a secure context (a room's network has none), and no page has to say goodbye:
// whoever comes last, or touches «Continuer ici», takes over from a page that may be dead. A message to the others is a
// hint; the record is the truth. Where the browser has Web Locks, a live page holds one that all may share, for one
// purpose: a browser that is new waits less for a page that is not there (0189).

import { uuid } from "./dom.js"

export const OWNER = "owner" // its key in the store of the device
const ASKED = "who?"
const HEARING = 700 // milliseconds for the live page to say that it is there: its device may be old, and at work
const UNSEEN = 150 // the same where nobody holds its lock: a browser throws locks away with all else, the page lives

/** @type {string} */
let page // this page's name, in memory only: a reload or a duplicated tab is another page
let epoch = 0 // of our claim, 0 when we have none
let changes = 0 // claims and losses of this page
/** @type {BroadcastChannel | null | undefined} */
let channel
let sign = "" // what the lock of live pages is called
let leave = () => {} // lets our share of it go

// A number that differs once this page has lost or won what it owned: what was begun before must not go on after.
export function hold() {
  return changes
}

// A promise for a page that must stop at once, without an error that nobody could act upon.
/** @type {() => Promise<any>} */
export function halted() {
  return new Promise(() => undefined)
}

export function owning() {
  return epoch > 0
}

// What the record says of us: "mine", "lost", or "cleared" when the browser threw everything away.
/** @type {(record?: Owner) => "mine" | "lost" | "cleared"} */
export function judge(record) {
  if (!record) return "cleared"
  return record.page === page && record.epoch === epoch ? "mine" : "lost"
}

// The record that makes us the owner after this one; undefined: as we were, where everything was thrown away.
/** @type {(record?: Owner) => Owner} */
export function claiming(record) {
  page ??= uuid()
  return { page, epoch: Math.max(record?.epoch ?? 0, epoch) + 1 }
}

export function standing() {
  return { page, epoch }
}

// The record was written: the other pages look whether they still own anything.
/** @type {(record: Owner) => void} */
export function won(record) {
  epoch = record.epoch
  changes += 1
  channel?.postMessage(record.page)
  stay()
}

export function surrendered() {
  epoch = 0
  changes += 1
  leave()
}

// For as long as this page is the live one, others see that there is one.
function stay() {
  leave()
  const staying = new Promise((resolve) => (leave = () => resolve(undefined)))
  navigator.locks?.request(sign, { mode: "shared" }, () => staying).catch(() => undefined)
}

// Whether no page of this browser is live, as the browser itself knows; where it cannot tell, nobody knows.
async function alone() {
  const locks = await navigator.locks?.query().catch(() => undefined)
  return locks !== undefined && ![...(locks.held ?? []), ...(locks.pending ?? [])].some(({ name }) => name === sign)
}

// Whether a page says that it is the live one: where there is no record, the browser is new, or has just thrown
// everything away, and then that page alone knows what was there.
/** @type {() => Promise<boolean>} */
export async function answered() {
  return heard((await alone()) ? UNSEEN : HEARING)
}

/** @type {(most: number) => Promise<boolean>} */
function heard(most) {
  return new Promise((tell) => {
    /** @type {(message: MessageEvent) => void} */
    const hear = ({ data }) => data !== ASKED && done(true)
    const late = setTimeout(() => done(false), most)
    /** @type {(live: boolean) => void} */
    const done = (live) => {
      clearTimeout(late)
      channel?.removeEventListener("message", hear)
      tell(live)
    }
    channel?.addEventListener("message", hear)
    channel?.postMessage(ASKED)
  })
}

// look(): to be called when another page may have taken over. Named as the database, so that what is kept apart stays
// so.
/** @type {(name: string, look: () => void) => void} */
export function watch(name, look) {
  if (channel !== undefined) return
  sign = `${name}-owner`
  channel = globalThis.BroadcastChannel ? new BroadcastChannel(sign) : null
  channel?.addEventListener("message", ({ data }) => {
    if (data === ASKED && owning()) channel?.postMessage(page)
    look()
  })
  addEventListener("pageshow", look) // from a page's rest in the browser's memory too
  addEventListener("focus", look)
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look())
}
