// Shapes that go from one module to another, known everywhere without an import; what a class offers is read from the
// class. Here: what is said, asked and drawn.

type Sentence = [key: string, values?: Record<string, unknown>]
type Child = Node | string | null | undefined
type Words = Child | Child[]
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)>
// heard: residents hear recordings of it, and read French
type Tongue = { code: string; name: string; tag: string; direction: string; unread: boolean; heard: boolean }

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

// How a screen lies, whatever it is about: each is a class of the style. Its name is there for what is its own.
type Layout =
  | "middle" // little on it, in the middle
  | "large" // its heading
  | "long" // its heading is a whole paragraph
  | "stated" // its lead is larger, and no wider than a page of a book
  | "narrow" // its lead is no wider than that
  | "slight" // its picture is smaller than elsewhere
  | "either" // two ways of the same weight; the way back below them
  | "tall" // its ways
  | "calling" // all of its buttons are tall: whoever comes back finds one at once
  | "final" // what it has in the middle is what to do now
  | "typing" // the pictures or figures of a ticket are typed on it
  | "keyed" // figures are typed on it, on keys of its own
  | "leafed" // what was answered is read on it, and its ways stay side by side

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
  layout?: Layout[]
  onstatus?: (state: string) => unknown
  spoken?: Said[]
  // What it means for whoever is there.
  unattended?: boolean // nobody's turn is in progress
  first?: boolean // of a turn: nothing has been asked or said
  last?: boolean // of a phone's: its person has done what there was to do
  aided?: boolean // help is offered
  precious?: boolean // it shows something once and for all: for a moment no tap leaves it
  draft?: boolean // what was typed or chosen on it has not been sent
  previous?: () => unknown // what the browser's «back» does, where it is not what its own button does
  neutral?: boolean // it may be drawn again: nobody is interrupted
  empty?: boolean // there is nothing to do here for the moment
  beside?: boolean // the sections stand beside it (the partners' desk)
}

type Builds = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes?: Attributes,
  ...children: Words[]
) => HTMLElementTagNameMap[K]
type Learned = { texts: Record<string, Record<string, string>>; languages: Tongue[]; content: Translations }
type Mounting = <D extends Learned>(
  sheets: string[],
  make: (data: D, sheet: HTMLElement) => Mounted,
  keep?: (data: D, root: HTMLElement, styles: URL) => Promise<void>,
) => (parent: Element, data: D) => Promise<void>
// keeps(): what the browser's «back» must not end where a screen has none before it: a turn, or the whole device.
type Mounted = {
  root: HTMLElement
  shell: Shell
  open: (data: any) => unknown
  keeps?: () => "" | "turn" | "device"
}
type Face = { family: string; weight: string; address: string } // letters, and where they are
type Draws = (table: Table, at: any) => Screenful // at: whatever this screen needs, see `show`
type DeskDraws = (desk: Desk, at?: any) => Screenful
type RecorderDraws = (recorder: Recorder) => Screenful
type MyAnswersDraws = (page: MyAnswers) => Screenful
type Spot = { name: string; at: any }

// What one screen asks, see questions/steps.js and questions/kinds.js.
type Asking = Pick<Question, "id" | "kind" | "fr" | "hint" | "required" | "sensitive" | "choices"> &
  Partial<Question> & { icon?: string; row?: string; questions?: Question[] }
type Numbered = Asking & { low: number; high: number } // as the server sends every question of that kind
type Asker = { answers: Answers; sensitive: boolean | null; age: string | null }
type Touched = (id: string, input: HTMLInputElement) => void
type Ranked = { choice: Choice; node: HTMLElement; badge: HTMLElement; spoken: HTMLElement }
type Carded = Pick<Question, "choices"> & { fr?: string }
type Manner = "list" | "scale" | "digits" // how cards lie; a figure is its own picture
type Change = (value: any, how?: { draft?: boolean }) => void

interface Kind {
  draw?(question: any, value: any, change: Change): HTMLElement
  obstacle?(question: any, value: any): Sentence | null
  lacking?(question: any, value: any): Sentence | null
  tell?(question: any, value: any): string[]
  chosen?(question: Question, value: Value): string[]
  rows?: Rows
  proposes?: boolean
}

interface Rows {
  of(question: Question, row: Choice): Asking
  read(value: Value | undefined, row: string): Value
  write(question: Question, value: Value | undefined, row: string, choice: Value): Value
  given(value: Value | undefined): number // how many of them
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
