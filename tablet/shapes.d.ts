// The shapes that go from one module to another: what the server says, what a screen describes, what is kept. They are
// known everywhere without an import; what a class offers is read from the class.

// ---- What the server says (server/participation/package.py, server/workshops, server/votes) ----

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
  questions: Question[]
}

interface ConsentText {
  version: string
  screens: { icon: string; text: string }[]
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
}

type Translations = Record<string, Record<string, string>> // language → French sentence → what is said, or its recording

interface Workshop {
  channel: string // "tablet" or "phone"
  device: Place
  workshop: { id: string; title: string; territory: string; demonstration: boolean }
  questionnaire: Questionnaire
  consent: ConsentText
  ages: Choice[]
  subjects: Choice[]
  help: { icon: string; text: string; number?: string }[]
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
  shuffled: boolean
  channels: string[]
  rules: Record<string, any>
  mentions: { value: number; label: string }[]
  options: Option[]
  all?: Option[] // of the whole paper, where this is a page of it
  translations: Translations
}

type Marks = Record<string, number> // option → whole number
type Marked = { option: Option; mark: string }[]
type Sum = { over: bigint; under: bigint }
type Degree = { value: number; label: string; icon: string; digit?: number }

interface Ballot {
  paper: Paper
  marks: Marks
  blank: boolean
  words: string
}

interface Confirmed {
  receipt: string
  state: "sending" | "kept" | "counted" | "refused"
  why?: string
}

// A way of voting, see ballots/index.js.
interface Method {
  STEPWISE?: boolean
  draw(paper: Paper, marks: Marks, change: (marks: Marks) => void): HTMLElement
  obstacle?(paper: Paper, marks: Marks): Sentence | null
  tell(paper: Paper, marks: Marks): Marked
  hint(paper: Paper): string
  takesWords?(marks: Marks): boolean
}

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
  sections: { id: string; fr: string; icon: string; questions: string[] }[]
  answers: Answers
}

interface Held {
  questionnaire: Questionnaire
  answers: Answers
  age: string
  day: string
  channel: string
  language: string
  assisted: boolean
  sensitive: boolean
  complete: boolean
  workshop: string
  workshop_over: boolean
  published: boolean
  translations: Translations
  ticket: string
}

interface Told {
  code?: string
  detail: string
}

// ---- What is said and drawn ----

type Sentence = [key: string, values?: Record<string, unknown>]
type Child = Node | string | null | undefined
type Words = Child | Child[]
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)>
type Tongue = { code: string; name: string; tag: string; direction: string; unread: boolean }

interface Said {
  text: string
  lang: string
  recording?: string
  element?: Element
}

interface Button {
  label: Child
  icon?: string
  tone?: string
  act: () => unknown
}

interface Next {
  label: string
  icon?: string
  tone?: string
  ready?: boolean
  otherwise?: string
}

// A screen, see shell.js.
interface Screenful {
  heading: Words
  lead?: Words
  icon?: string
  body?: Child[]
  progress?: { at: number; of: number; key?: string }
  dots?: { at: number; of: number }
  tag?: string
  quiet?: Button
  back?: () => unknown
  next?: Next
  act?: () => unknown
  choices?: Button[]
  help?: () => unknown
  home?: boolean
  aloud?: boolean
  leave?: () => unknown
  onstatus?: (state: string) => unknown
  spoken?: Said[]
  // What it means for whoever is there.
  unattended?: boolean // nobody's turn is in progress
  aided?: boolean // help is offered
  neutral?: boolean // it may be drawn again: nobody is interrupted
  empty?: boolean // there is nothing to do here for the moment
  beside?: boolean // the sections stand beside it (the partners' desk)
}

type Mounted = { root: HTMLElement; shell: Shell; open: (data: any) => unknown }
type Draws = (table: Table, at: any) => Screenful // at: whatever this screen needs, see `show`
type DeskDraws = (desk: Desk, at?: any) => Screenful
type ReceiptDraws = (receipt: Receipt) => Screenful
type Spot = { name: string; at: any }

// What one screen asks, see questions/steps.js and questions/index.js.
type Asking = Pick<Question, "id" | "kind" | "fr" | "hint" | "required" | "sensitive" | "choices"> &
  Partial<Question> & { icon?: string; row?: string; questions?: Question[] }
type Numbered = Asking & { low: number; high: number } // as the server sends every question of that kind
type Carded = Pick<Question, "kind" | "choices"> & { fr?: string }
type Change = (value: any, how?: { draft?: boolean }) => void

interface Kind {
  draw?(question: any, value: any, change: Change): HTMLElement
  obstacle?(question: any, value: any): Sentence | null
  lacking?(question: any, value: any): Sentence | null
  tell?(question: any, value: any): string[]
}

interface Asks<At> {
  at: At
  asking: Asking
  questions: Question[]
  value: (answers: Answers) => any
  changes: (answers: Answers, value: any) => [id: string, value: Value][]
}
type Step = Asks<number> & { row: number; rows: number }
type DeskStep = Asks<string> & { rows: Choice[]; begun: boolean; met: boolean }

// ---- What is kept and sent ----

type Key = CryptoKey | Uint8Array<ArrayBuffer>
type Sealed = { nonce: Uint8Array<ArrayBuffer>; bytes: BufferSource }
type Kept = { store: string; key?: string; put?: any; remove?: string }
type Making = Kept | (() => Kept | Kept[] | Promise<Kept | Kept[]>)
type Kindly = { answer?: boolean; first?: boolean; last?: boolean }
type Letter = { path: string; body: any; token?: string } & Kindly
type Entry = { visit: string; answer: boolean; first: boolean; last: boolean; sealed: Sealed }
// What waits to be sent, as a person sees it; what became of an entry, see outbox.js.
type Waiting = Pick<Outbox, "waiting" | "answers" | "failing" | "full">
interface Fates {
  changed: () => void
  taken: (visit: string, letter: Letter) => unknown
  refused: (visit: string, letter: Letter, refusal: Told) => unknown
  lost: (visit: string) => unknown
  kept: () => string[]
}
type Owner = { page: string; epoch: number } // which page is the live one, see ownership.js
type Tells = { lost: () => void; troubled: (error: unknown, retry: () => void) => void; eased: () => void }
type Inside = (then: () => any) => () => void
type Act = (transaction: IDBTransaction, inside: Inside) => void

interface Looks {
  language: string
  size: number
  dark: boolean | null
  rate: Pace
}
type Toggle = { label: string; name: string; on: boolean; changes: Partial<Looks> }
type Idea = { title: Value; theme: Value; description: Value; from: Spot }
type Pace = "slow" | "normal" | "fast"

type Shell = import("./shell.js").Shell
type Table = import("./table.js").Table
type Comfort = import("./comfort.js").Comfort
type Visit = import("./visit.js").Visit
type Device = import("./device.js").Device
type Outbox = import("./outbox.js").Outbox
type Desk = import("./desk/desk.js").Desk
type Receipt = import("./receipt/receipt.js").Receipt
