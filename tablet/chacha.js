// The ChaCha20 stream cipher of RFC 8439 §2.4 (tested on its published vector): the same call seals and unseals.

const ROUNDS = 20
const CONSTANT = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]
/** @type {[a: number, b: number, c: number, d: number][]} */
const QUARTERS = [
  [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
]

/** @type {(word: number, bits: number) => number} */
const turn = (word, bits) => (word << bits) | (word >>> (32 - bits))

/** @type {(words: Uint32Array, a: number, b: number, c: number, d: number) => void} */
function quarter(words, a, b, c, d) {
  words[a] += words[b]
  words[d] = turn(words[d] ^ words[a], 16)
  words[c] += words[d]
  words[b] = turn(words[b] ^ words[c], 12)
  words[a] += words[b]
  words[d] = turn(words[d] ^ words[a], 8)
  words[c] += words[d]
  words[b] = turn(words[b] ^ words[c], 7)
}

/** @type {(start: Uint32Array) => Uint8Array} */
function block(start) {
  const words = start.slice()
  for (let round = 0; round < ROUNDS; round += 2) for (const four of QUARTERS) quarter(words, ...four)
  const out = new DataView(new ArrayBuffer(64))
  words.forEach((word, at) => out.setUint32(4 * at, word + start[at], true))
  return new Uint8Array(out.buffer)
}

/** @type {(bytes: Uint8Array) => number[]} */
function littleEndian(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(4 * at, true))
}

// key: 32 bytes, nonce: 12 bytes, used once; counter: number of the first block.
/** @type {(key: Uint8Array, nonce: Uint8Array, message: BufferSource, counter?: number) => Uint8Array<ArrayBuffer>} */
export function chacha(key, nonce, message, counter = 1) {
  const start = Uint32Array.from([...CONSTANT, ...littleEndian(key), counter, ...littleEndian(nonce)])
  const out = Uint8Array.from(/** @type {Uint8Array} */ (message))
  for (let from = 0; from < out.length; from += 64) {
    const stream = block(start)
    for (let at = from; at < Math.min(from + 64, out.length); at += 1) out[at] ^= stream[at - from]
    start[12] += 1
  }
  return out
}
