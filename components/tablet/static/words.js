// Every word on the tablet comes from the server's catalogues; this file only fills them in.

let texts = {}
let plurals = new Intl.PluralRules("fr")

export function learn(given, language) {
  texts = given
  plurals = new Intl.PluralRules(language)
}

export function say(key, values = {}) {
  const sentence = texts[key]
  if (sentence === undefined) throw new Error(`no text for ${key}`)
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

// A sentence that counts has one key for each plural form of the language: "waiting.one", "waiting.other"…
export function count(key, n) {
  const form = `${key}.${plurals.select(n)}`
  return say(form in texts ? form : `${key}.other`, { n })
}
