// Shapes that go from one module to another, known everywhere without an import; what a class offers is read from the
// class. Here: what the server says (server/participation/package.py, server/workshops, server/votes).

type Value = string | null // what somebody answered: null when they passed
type Answers = Record<string, Value>
type Scalar = string | number | boolean
type Tree = Scalar | [operation: string, ...parts: any[]] // domain/participation/logic
type Pattern = [kind: string, ...inside: any[]]

interface Choice {
  id: string
  fr: string
  icon?: string
  image?: string
  exclusive?: boolean
}

interface Opening {
  title: string
  intro: string
  end: string
}

interface Question {
  id: string
  kind: string
  fr: string
  hint: string
  required: boolean
  sensitive: boolean
  low: number | null
  high: number | null
  max_chars: number | null
  max_choices: number | null
  choices: Choice[]
  rows: Choice[]
  relevant: Tree | null
  check: Tree | null
  stem: string
  prompt: string
  image: string
  shares: string
  source: string
  min_age: number
  section: Opening | null
  rows_except: string | null
}

interface Questionnaire {
  version_id: string
  title: string
  intro: string
  end: string
  minutes?: number
  questions: Question[]
}

interface ConsentText {
  version: string
  screens: { icon: string; text: string; lead?: string; more?: { icon: string; text: string }[] }[]
  accept: string
  refuse: string
  too_young: string
  sensitive_question: string
  sensitive_yes: string
  sensitive_no: string
}

interface Ticket {
  words: string[]
  icons: string[]
  digits: string
}

type Pictogram = [word: string, icon: string]

interface Pass {
  token: string
  ticket: Ticket
  minted: number // milliseconds
}

interface Place {
  token: string
  kind: string
  state: string
  sign: string
  asks: boolean
  prepared_only: boolean
  unlocks: string | null
  questionnaire?: string // the version that may be begun now
  turn?: number // grows with each change of it: what is said late is known to be late
  places?: number // of a phone: people it counts for
  begun?: Record<string, number> // of a phone: version → how many of them have begun it
}

type Translations = Record<string, Record<string, string>> // language → French sentence → its translation, or recording

interface Workshop {
  channel: string // "tablet" or "phone"
  device: Place
  workshop: { id: string; title: string; territory: string; demonstration: boolean; blanks?: boolean; cards?: boolean }
  questionnaire: Questionnaire
  others?: Questionnaire[] // that follow the first one
  consent: ConsentText
  ages: Choice[]
  subjects: Choice[]
  help: { icon: string; text: string; hours?: string; number?: string }[]
  translations: Translations
  recordings: Translations
}

interface Option {
  id: string
  title: string
  description: string
  icon: string
  cost: string // an exact sum, see ballots/money.js
}

interface Paper {
  id: string
  method: string
  question: string
  decider: string
  worth: string
  answer_when: string
  public: boolean
  quorum: number | null
  shuffled: boolean
  channels: string[]
  rules: Record<string, any>
  mentions: { value: number; label: string }[]
  counted: { key: string; words: Record<string, string> }[] // how: keys of sentences, and of the words that fill them
  tie: string // key of a sentence, or nothing
  options: Option[]
  all?: Option[] // of the whole paper, where this is a page of it
  translations: Translations
}

interface Papers extends Pick<Place, "questionnaire" | "turn"> {
  votes: Paper[]
  rights: Record<string, { token: string }[]> // by vote
}

type Marks = Record<string, number> // option → whole number; -1 where one said to have no opinion
type Marked = { option: Option; mark: string }[]
type Sum = { over: bigint; under: bigint }
type Degree = { value: number; label: string; icon: string; digit?: number }

interface Ballot {
  paper: Paper
  marks: Marks
  blank: boolean
  words: string
}

// changed(): what can be voted in, or a ballot, is another. over(why): the workshop is closed. signal: all this ends.
type VoteFates = { changed: () => void; over: (why: string) => unknown; signal: AbortSignal }

interface Confirmed {
  id: string // of the ballot in the outbox
  about: string // the question of its vote
  receipt: string
  state: "sending" | "kept" | "counted" | "refused"
  why?: string
}

// A way of voting, see ballots/index.js.
interface Method {
  STEPWISE?: boolean
  DECLINES?: boolean
  draw(paper: Paper, marks: Marks, change: (marks: Marks) => void): HTMLElement
  obstacle?(paper: Paper, marks: Marks): Sentence | null
  tell(paper: Paper, marks: Marks): Marked
  hint(paper: Paper): string
  takesWords?(marks: Marks): boolean
}

type Section = { id: string; fr: string; icon: string; questions: string[] }

interface Given {
  token: string
  structure: string
  territory: string
  wave: string
  demonstration: boolean
  until: string | null
  over: boolean
  complete: boolean
  questionnaire: Questionnaire
  sections: Section[]
  answers: Answers
}

interface Told {
  code?: string
  ends?: "nothing" | "turn" | "workshop"
  waits?: boolean // what was asked keeps its place in a queue
  detail: string
}
