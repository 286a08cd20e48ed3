// Sealing what is kept, so that the next person finds nothing to read.
//
// Where the browser allows it (https, or the machine itself) the key is an AES-GCM key that scripts can use but not
// read. A tablet on a laptop's own Wi-Fi gets plain HTTP, where browsers withdraw that: there the cipher is chacha.js,
// whose key lies beside what it seals. That hides answers from a glance at the storage, not from an expert with the
// tablet in hand (docs/decisions/0007). Either way, deleting the key ends the matter.

import { chacha } from "./chacha.js"
import { there } from "./there.js"

const NONCE = 12 // bytes, for both ciphers

export class Unreadable extends Error {}

/** @type {() => Promise<Key>} */
export async function freshKey() {
  if (!crypto.subtle) return crypto.getRandomValues(new Uint8Array(32))
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
}

/** @type {(key: Key, value: any) => Promise<Sealed>} */
export async function seal(key, value) {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  if (key instanceof Uint8Array) return { nonce, bytes: chacha(key, nonce, plain) }
  return { nonce, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain) }
}

// Throws Unreadable when the key is missing or is not the right one: what is sealed is lost.
/** @type {(key: Key | undefined, sealed: Sealed) => Promise<any>} */
export async function unseal(key, sealed) {
  try {
    return JSON.parse(new TextDecoder().decode(await opened(key, sealed)))
  } catch (error) {
    throw new Unreadable(String(error))
  }
}

/** @type {(key: Key | undefined, sealed: Sealed) => Promise<BufferSource>} */
async function opened(key, { nonce, bytes }) {
  if (key instanceof Uint8Array) return chacha(key, nonce, bytes)
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, there(key), bytes)
}
