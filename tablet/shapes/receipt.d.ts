// Shapes known everywhere without an import: what the server says to whoever holds a ticket, or records a voice.

interface Held {
  questionnaire: Questionnaire
  answers: Answers
  age: string
  day: string
  channel: string
  language: string
  assisted: boolean
  card?: boolean
  sensitive: boolean
  complete: boolean
  workshop: string
  workshop_over: boolean
  published: boolean
  became: Followed
  translations: Translations
  ticket: string
}

// What became of a workshop: sentences in French, days as the server writes them.
interface Followed {
  results: string
  votes: { question: string; outcome: string[]; kept: string }[]
  decisions: { text: string; owner: string; due: string; status: string; why: string }[]
}

type Spoken = { name: string; fr: string } // a sentence, by its short name
interface RecordedPlace {
  id: string
  name: string
  sentences: Spoken[]
  recorded: Record<string, Set<string>> // by language, the names of those that are recorded
  stale: Record<string, Set<string>> // of those, the ones that are written otherwise since
}

interface Happened {
  kind: string
  day: string
  why: string
}

interface Became {
  title: string
  status: string
  events: Happened[]
}

interface Found {
  idea: Became
  other: Became | null
}
