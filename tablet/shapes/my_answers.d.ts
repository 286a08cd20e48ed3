// Shapes known everywhere without an import: what the server says to whoever holds a ticket.

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
