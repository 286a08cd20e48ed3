// Talking to the HTTP API. Four outcomes: an answer, a refusal that no retry will change, nobody there, or a server
// that is there and fails on this very request.

import { halted, hold } from "./ownership.js"
import { language } from "./words.js"

const PATIENCE = 10_000 // milliseconds before a silent server counts as unreachable
const WORTH_RETRYING = new Set([408, 429])
const NOT_YET = 425 // the facilitator has to let one person more in: others need not wait for that

/** @type {() => number} */
let unsent = () => 0

// count(): how many things wait on this device. It is told with whatever is asked: who makes a room ready sees it.
/** @type {(count: () => number) => void} */
export function telling(count) {
  unsent = count
}

// Nobody answered, or the server asks to come back later.
// refusal: why, where the server said it; full: that is because the facilitator has to let somebody in.
export class Unreachable extends Error {
  /** @param {string} path @param {{ refusal?: Refusal, full?: boolean }} why */
  constructor(path, { refusal, full = false } = {}) {
    super(path)
    this.refusal = refusal
    this.full = full
  }
}

// The server broke down over this request. Others may fare better.
export class Failed extends Unreachable {}

// The server said no, in a sentence for the person (`detail`), with what it ends (`ends`: nothing, turn, workshop) and
// whether what was asked keeps its place in a queue (`waits`).
export class Refusal extends Error {
  /** @param {Told} told */
  constructor({ code, ends, waits, detail }) {
    super(code)
    this.code = code
    this.ends = ends ?? "nothing"
    this.waits = waits ?? false
    this.detail = detail
  }
}

/** @type {(path: string, body: object, token: string | undefined, cookies: boolean) => Promise<Response>} */
async function reach(path, body, token, cookies) {
  /** @type {Record<string, string>} */
  const headers = { "Content-Type": "application/json", "Accept-Language": language() }
  if (token) headers.Authorization = `Bearer ${token}`
  if (unsent()) headers["Tablee-Unsent"] = String(unsent())
  try {
    return await fetch(path, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      credentials: cookies ? "same-origin" : "omit", // a facilitator may be signed in on this very tablet
      cache: "no-store",
      keepalive: true, // a reload or a closed lid must not cut an answer on its way
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    throw new Unreachable(path)
  }
}

// cookies: this browser is to be recognised; otherwise nothing says which it is.
// In a page that lost its hold meanwhile nothing goes on: the answer is not for it any more.
/** @type {(path: string, body: object, token?: string, how?: { cookies?: boolean }) => Promise<any>} */
export async function post(path, body, token, { cookies = false } = {}) {
  const begun = hold()
  try {
    return await answered(path, body, token, cookies)
  } finally {
    if (hold() !== begun) await halted()
  }
}

/** @type {(path: string, body: object, token: string | undefined, cookies: boolean) => Promise<any>} */
async function answered(path, body, token, cookies) {
  const response = await reach(path, body, token, cookies)
  const said = await response.json().catch(() => undefined)
  if (response.ok && said !== undefined) return said
  // A captive portal or a proxy answers with a page of its own: that was not our server.
  if (response.status >= 500) throw new Failed(path)
  if (said === undefined) throw new Unreachable(path)
  const refusal = new Refusal(said)
  if (response.status === NOT_YET) throw new Failed(path, { refusal })
  if (WORTH_RETRYING.has(response.status)) throw new Unreachable(path, { refusal })
  throw refusal
}
