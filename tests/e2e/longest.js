// The longest that a person can say: what is cut with it is cut for somebody.

export const SENTENCE = "Une épicerie solidaire près de l'école, ouverte le soir, avec des légumes d'ici. "

export function answer({ kind, choices, questions, low, max_choices: most, max_chars: long }) {
  if (kind === "shares") return questions.map((_, n) => (n ? "0" : "100"))
  if (kind === "text") return SENTENCE.repeat(8).slice(0, long ?? 280).trim()
  if (kind === "number" && !choices.length) return String(low ?? 0)
  const ids = longest(choices.filter(({ exclusive }) => !exclusive), ({ fr }) => fr).map(({ id }) => id)
  if (kind === "ranking") return ids.slice(0, most ?? 4).join(" ")
  if (kind !== "multiple") return ids[0]
  const ticked = ids.slice(0, most ?? 4)
  return choices.flatMap(({ id }) => (ticked.includes(id) ? [id] : [])).join(" ")
}

export function longest(values, said = (value) => value) {
  return [...values].sort((one, two) => said(two).length - said(one).length).slice(0, 6)
}
