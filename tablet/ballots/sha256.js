// SHA-256 (FIPS 180-4), for receipts and the codes of ideas: crypto.subtle is withdrawn on the plain HTTP of a laptop's
// own Wi-Fi. Of short texts, in UTF-8; tested on the published vectors.

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
const PRIMES = primes(64)
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)))

// The first 32 bits of what follows the point.
/** @type {(root: number) => number} */
function fraction(root) {
  return ((root % 1) * 2 ** 32) | 0
}

/** @type {(wanted: number) => number[]} */
function primes(wanted) {
  /** @type {number[]} */
  const found = []
  for (let next = 2; found.length < wanted; next += 1) if (found.every((prime) => next % prime)) found.push(next)
  return found
}

/** @type {(word: number, bits: number) => number} */
const turn = (word, bits) => (word >>> bits) | (word << (32 - bits))

/** @type {(text: string) => DataView} */
function padded(text) {
  const bytes = [...new TextEncoder().encode(text)]
  const length = bytes.length * 8
  bytes.push(0x80)
  while (bytes.length % 64 !== 56) bytes.push(0)
  bytes.push(0, 0, 0, 0) // the upper half of a length that never needs it
  for (let shift = 24; shift >= 0; shift -= 8) bytes.push((length >>> shift) & 0xff)
  return new DataView(Uint8Array.from(bytes).buffer)
}

/** @type {(message: DataView, from: number) => number[]} */
function schedule(message, from) {
  const words = Array.from({ length: 16 }, (_, at) => message.getInt32(from + 4 * at))
  for (let at = 16; at < 64; at += 1) {
    const [old, late] = [words[at - 15], words[at - 2]]
    const small = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3)
    const large = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words.push((words[at - 16] + small + words[at - 7] + large) | 0)
  }
  return words
}

/** @type {(state: number[], words: number[]) => number[]} */
function compress(state, words) {
  let [a, b, c, d, e, f, g, k] = state
  for (let at = 0; at < 64; at += 1) {
    const one = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[at] + words[at]) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[a, b, c, d, e, f, g, k] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g]
  }
  return [a, b, c, d, e, f, g, k].map((word, at) => (word + state[at]) | 0)
}

// The digest of an ASCII text, in hexadecimal.
/** @type {(text: string) => string} */
export function sha256(text) {
  const message = padded(text)
  let state = START
  for (let from = 0; from < message.byteLength; from += 64) state = compress(state, schedule(message, from))
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("")
}
