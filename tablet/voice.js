// Reading aloud: a recording named by the content first, then the browser's own voice in that language, else nothing.
// What is being read is shown. A voice never outlives its screen: `stop` at every new one, at hand-over, on a hidden
// page.

import { language } from "./words.js"

/** @type {Record<Pace, number>} */
const PACE = { slow: 0.75, normal: 1, fast: 1.3 }
export const RATES = /** @type {Pace[]} */ (Object.keys(PACE))

// Spoken by default: what a screen says, in the order in which it is read.
const SPOKEN = "h1, .lead, .hint, [data-spoken], .card .words, .ticket li, .ticket p, .actions .plain:not(.back)"

/** @type {() => SpeechSynthesis | undefined} */
const synthesis = () => globalThis.speechSynthesis
let watching = false // whether the page is listened to: from the first screen, or the first word, on
/** @type {Map<string | undefined, ArrayBuffer>} */
const buffers = new Map() // address → bytes of a recording, kept in memory: it must play without network
/** @type {Set<string>} */
const recorded = new Set() // the languages of those
/** @type {AudioContext | undefined} */
let context // one for the page: browsers allow few
let turn = 0 // rises at every stop: whoever was reading notices
/** @type {AudioBufferSourceNode | undefined} */
let playing
/** @type {() => void} */
let listener = () => undefined

export const voice = {
  rate: /** @type {Pace} */ ("normal"),
  reading: false,

  // Whether a voice, or a recording, speaks this language; voices come late, see `onchange`.
  available(code = language()) {
    return Boolean(speaker(code)) || recorded.has(code)
  },

  // Whether anything of this can be heard.
  /** @type {(items: Said[]) => boolean} */
  readable(items) {
    return items.some(audible)
  },

  // Items are {text, lang, recording?, element?}, read one after the other.
  /** @type {(items: Said[]) => Promise<void>} */
  async read(items) {
    watch()
    this.stop()
    const mine = turn
    tell(true)
    for (const item of items.filter(audible)) {
      if (mine !== turn) return
      item.element?.classList.add("being-read")
      item.element?.scrollIntoView?.({ block: "nearest" })
      await aloud(item)
      item.element?.classList.remove("being-read")
    }
    if (mine === turn) tell(false)
  },

  // A recording that is not of a screen.
  /** @type {(bytes: ArrayBuffer) => Promise<void>} */
  play(bytes) {
    this.stop()
    return played(bytes)
  },

  stop() {
    turn += 1
    synthesis()?.cancel()
    playing?.stop()
    playing = undefined
    for (const element of marked()) element.classList.remove("being-read")
    tell(false)
  },

  // Called when reading begins or ends, and when voices arrive.
  /** @type {(call: () => void) => void} */
  onchange(call) {
    watch()
    listener = call
  },

  // Fetched once while there is a network. What cannot be fetched is spoken by the browser.
  /** @type {(recordings?: Translations) => Promise<void>} */
  async keep(recordings = {}) {
    const wanted = Object.entries(recordings).flatMap(([code, sentences]) =>
      Object.values(sentences).map((address) => /** @type {const} */ ([address, code])),
    )
    await Promise.all(
      [...new Map(wanted)]
        .filter(([address]) => !buffers.has(address))
        .map(([address, code]) => fetched(address, code)),
    )
    listener()
  },
}

// What a screen says, as items: everything visible, each in its own language.
/** @type {(screen: Element) => Said[]} */
export function described(screen) {
  return [...screen.querySelectorAll(SPOKEN)]
    .map((element) => ({ element, ...words(element) }))
    .filter(({ text }) => text)
}

// The words of an element without its pictograms, their language, and the recording that says them.
/** @type {(element: Element) => Said} */
export function words(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[aria-hidden="true"]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  /** @type {Text[]} */
  const nodes = []
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode))
  const lang = nodes[0]?.parentElement?.closest("[lang]")?.getAttribute("lang") ?? language()
  const recording = element.querySelector("[data-recording]")?.getAttribute("data-recording") ?? undefined
  return { text: nodes.map(spaced).join("").trim(), lang, recording }
}

// Parts are told apart by a space; words that a line keeps together (lines.js) are one with those beside them.
/** @type {(node: Text) => string} */
function spaced(node) {
  const before = node.previousSibling
  const inside = node.parentElement?.matches(".together") || (before instanceof Element && before.matches(".together"))
  return inside ? node.data : ` ${node.data}`
}

/** @type {Element | undefined} */
let screenRoot
const marked = () => screenRoot?.querySelectorAll(".being-read") ?? []

// Where highlights are: the tablet may live in a shadow tree that `document` does not see into.
/** @type {(root: Element) => void} */
export function readIn(root) {
  screenRoot = root
}

/** @type {(reading: boolean) => void} */
function tell(reading) {
  voice.reading = reading
  listener()
}

/** @type {(code: string) => SpeechSynthesisVoice | undefined} */
function speaker(code) {
  const own = (synthesis()?.getVoices() ?? []).filter((each) => each.lang.toLowerCase().split(/[-_]/)[0] === code)
  return own.find((each) => each.localService) ?? own[0]
}

/** @type {(item: Said) => boolean} */
function audible({ lang, recording }) {
  return buffers.has(recording) || Boolean(speaker(lang))
}

/** @type {(item: Said) => Promise<unknown>} */
function aloud({ text, lang, recording }) {
  const bytes = buffers.get(recording)
  return bytes ? played(bytes) : spoken(text, lang, speaker(lang))
}

/** @type {(text: string, lang: string, who?: SpeechSynthesisVoice) => Promise<unknown>} */
function spoken(text, lang, who) {
  return new Promise((resolve) => {
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), { lang, voice: who, rate: PACE[voice.rate] })
    utterance.onend = resolve
    utterance.onerror = resolve
    synthesis()?.speak(utterance)
  })
}

/** @type {(bytes: ArrayBuffer) => Promise<void>} */
async function played(bytes) {
  const mine = turn
  context ??= new AudioContext()
  await context.resume()
  const buffer = await context.decodeAudioData(bytes.slice(0)) // decoding takes the bytes away
  if (mine !== turn) return
  const source = Object.assign(context.createBufferSource(), { buffer })
  source.playbackRate.value = PACE[voice.rate]
  source.connect(context.destination)
  await new Promise((resolve) => {
    source.onended = resolve
    playing = source
    source.start()
  })
}

/** @type {(address: string, code: string) => Promise<void>} */
async function fetched(address, code) {
  const response = await fetch(address, { credentials: "omit" }).catch(() => undefined)
  if (!response?.ok) return
  buffers.set(address, await response.arrayBuffer())
  recorded.add(code)
}

function watch() {
  if (watching) return
  watching = true
  synthesis()?.addEventListener?.("voiceschanged", () => listener())
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && voice.stop())
  addEventListener("pagehide", () => voice.stop())
}
