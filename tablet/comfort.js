// How the tablet looks and speaks for the person whose turn it is: language, letters, light, pace of the voice. Nobody
// inherits the former person's: `reset` at every hand-over.

import { voice } from "./voice.js"
import { speakIn } from "./words.js"

const SIZES = ["small", "middle", "large"]

export class Comfort {
  /** @type {string} */ language
  /** @type {number} */ size
  /** @type {boolean | null} */ dark
  /** @type {Pace} */ rate

  /** @type {HTMLElement} */ #root
  /** @type {Looks} */ #first

  // language: in which this tablet waits for people.
  /** @param {HTMLElement} root @param {string} language */
  constructor(root, language) {
    this.#root = root
    this.#first = { language, size: SIZES.indexOf("middle"), dark: null, rate: "normal" }
    this.reset()
  }

  reset() {
    this.set(this.#first)
  }

  // From now on people are met in this language.
  /** @type {(language: string) => void} */
  meet(language) {
    this.#first.language = language
    this.reset()
  }

  // Applied at once. dark: true, false, or null for what the theme of this device is.
  /** @type {(changes: Partial<Looks>) => void} */
  set(changes) {
    Object.assign(this, changes)
    speakIn(this.language, this.#root)
    voice.rate = this.rate
    this.#root.dataset.size = SIZES[this.size]
    if (this.dark === null || this.dark === this.#themeIsDark()) delete this.#root.dataset.light
    else this.#root.dataset.light = this.dark ? "dark" : "light"
  }

  /** @returns {Looks} */
  get state() {
    const { language, size, dark, rate } = this
    return { language, size, dark, rate }
  }

  get isDefault() {
    const { language, size, dark, rate } = this.#first
    return this.language === language && this.size === size && this.dark === dark && this.rate === rate
  }

  get isDark() {
    return this.dark ?? this.#themeIsDark()
  }

  #themeIsDark() {
    const hex = getComputedStyle(this.#root).getPropertyValue("--st-background-color").trim().replace("#", "")
    const [red, green, blue] = hex.match(/../g)?.map((pair) => parseInt(pair, 16)) ?? []
    return red + green + blue < 384
  }
}
