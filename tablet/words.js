// Every word on the tablet: the server's catalogues in all languages, and the field's content, which is translated
// sentence by sentence. What has no translation is said in French and looks like it.

import { h, icon } from "./dom.js"

export const SOURCE = "fr"

/** @type {Record<string, Record<string, string>>} */
let texts = { [SOURCE]: {} } // language → key → sentence
/** @type {Tongue[]} */
let known = [] // [{code, name, tag, direction, unread}]
/** @type {Translations} */
let field = {} // language → French sentence of the content → its translation
/** @type {Translations} */
let recorded = {} // language → French sentence of the content → address of its recording
let current = SOURCE // in which this person reads
let heard = "" // and hears recordings, if that is another one
let plurals = new Intl.PluralRules(SOURCE)
/** @type {"tablet" | "phone"} */
let channel = "tablet"

// What Streamlit brings: {texts, languages, content}; content: the words of tickets, which no workshop brings.
/** @type {(given: Learned) => void} */
export function learn(given) {
  texts = given.texts
  known = given.languages
  learnContent(given.content)
}

// What a workshop, or a vote, brings: {language: {French sentence: translation}}, and the same with recordings: all
// that there are, since one of words that have changed is played no more.
/** @type {(translations?: Translations, recordings?: Translations) => void} */
export function learnContent(translations = {}, recordings = recorded) {
  field = merged(field, translations)
  recorded = recordings
}

/** @type {(before: Translations, more: Translations) => Translations} */
function merged(before, more) {
  const both = { ...before }
  for (const [code, sentences] of Object.entries(more)) both[code] = { ...both[code], ...sentences }
  return both
}

// The languages a person may choose: their code, their own name, and whether a speaker still has to check them. One
// that is only heard is among them where something is recorded in it, or for whoever records (`all`).
export function languages(all = false) {
  return known.filter(({ code, heard: only }) => all || !only || recorded[code])
}

// A recording in this language, whatever it says.
/** @type {(code: string) => string | undefined} */
export function sample(code) {
  return Object.values(recorded[code] ?? {})[0]
}

export function language() {
  return current
}

// The first language of this browser that we speak: whose device it is has chosen it.
export function preferred() {
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((code) => code in texts) ?? SOURCE
}

// "ltr" or "rtl"
export function direction() {
  return found(current)?.direction ?? "ltr"
}

/** @type {(code: string) => Tongue | undefined} */
function found(code) {
  return known.find((each) => each.code === code)
}

// From now on, and on this element: the language of the person whose turn it is.
/** @type {(code: string, root?: HTMLElement) => void} */
export function speakIn(code, root) {
  current = code in texts ? code : SOURCE
  heard = code
  plurals = new Intl.PluralRules(found(current)?.tag ?? current)
  root?.setAttribute("lang", current)
  root?.setAttribute("dir", direction())
  // Its letters only: turned round, the page around the tablet would fall apart.
  if (root) document.documentElement.lang = current
}

// What this device is called in «en attente {here}»: "tablet" or "phone".
/** @type {(device: string) => void} */
export function settle(device) {
  channel = device === "phone" ? "phone" : "tablet"
}

/** @type {(key: string, values?: Record<string, unknown>) => string} */
export function say(key, values = {}) {
  return said(current, key, values)
}

// The same in another language: a choice of languages is offered in each of them.
/** @type {(code: string, key: string, values?: Record<string, unknown>) => string} */
export function said(code, key, values = {}) {
  const sentence = texts[code]?.[key] ?? texts[SOURCE][key]
  if (sentence === undefined) throw new Error(`no text for ${key}`)
  const all = "here" in values || !sentence.includes("{here}") ? values : { here: said(code, HERE[channel]), ...values }
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(all[name]))
}

const HERE = { tablet: "here.tablet", phone: "here.phone" }

// A sentence that counts has one key for each plural form of the language: "waiting.one", "waiting.few"…
/** @type {(key: string, n: number) => string} */
export function count(key, n) {
  const forms = [`${key}.${plurals.select(n)}`, `${key}.other`]
  return say(forms.find((form) => form in texts[current]) ?? forms[1], { n })
}

// A sentence of the content as it is said now: {text, lang, recording?}.
/** @type {(french: string) => Said} */
export function content(french) {
  const there = current === SOURCE ? french : field[current]?.[french]
  const lang = there === undefined ? SOURCE : current
  return { text: there ?? french, lang, recording: recorded[heard]?.[french] ?? recorded[lang]?.[french] }
}

// Somebody's own words among ours: whatever way they are read, what stands around them does not move (Unicode's FSI
// and PDI).
/** @type {(words: string) => string} */
export function isolated(words) {
  return `\u2068${words}\u2069`
}

// A day, as the person whose turn it is says it.
/** @type {(iso: string) => string} */
export function day(iso) {
  return new Intl.DateTimeFormat(current, { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso))
}

// Whether this person reads it in another language than theirs.
/** @type {(french: string) => boolean} */
export function foreign(french) {
  return content(french).lang !== current
}

// The same as an element. French among other words says so, to the eye, to a screen reader and to the voice.
/** @type {(french: string) => HTMLElement} */
export function phrase(french) {
  const { text, lang, recording } = content(french)
  if (lang === current) return h("span", { "data-recording": recording }, text)
  return h("span", { class: "foreign", lang, dir: "ltr", "data-recording": recording }, icon("translate"), text)
}

// A word of the ticket in one's own language, above the French one: that one is typed, or said, to find it again.
/** @type {(french: string) => HTMLElement[]} */
export function named(french) {
  const besides =
    content(french).lang === SOURCE ? [] : [h("span", { class: "in-french", lang: SOURCE, dir: "ltr" }, french)]
  return [phrase(french), ...besides]
}
