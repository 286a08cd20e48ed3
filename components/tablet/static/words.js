// Every word on the tablet comes from the server's catalogues; this file only fills them in.

let texts = {}
let plurals = new Intl.PluralRules("fr")
let here = ""

export function learn(given, language) {
  texts = given
  plurals = new Intl.PluralRules(language)
}

// What this device is called in «en attente {here}»: "tablet" or "phone".
export function settle(channel) {
  here = say(channel === "phone" ? "here.phone" : "here.tablet")
}

export function say(key, values = {}) {
  const sentence = texts[key]
  if (sentence === undefined) throw new Error(`no text for ${key}`)
  const known = { here, ...values }
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(known[name]))
}

// A sentence that counts has one key for each plural form of the language: "waiting.one", "waiting.other"…
export function count(key, n) {
  const form = `${key}.${plurals.select(n)}`
  return say(form in texts ? form : `${key}.other`, { n })
}
