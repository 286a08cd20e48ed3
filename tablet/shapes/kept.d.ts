// Shapes that go from one module to another, known everywhere without an import; what a class offers is read from the
// class. Here: what is kept and sent, and the classes themselves.

type Key = CryptoKey | Uint8Array<ArrayBuffer>
type Sealed = { nonce: Uint8Array<ArrayBuffer>; bytes: BufferSource }
type Kept = { store: string; key?: string; put?: any; remove?: string }
type Making = Kept | (() => Kept | Kept[] | Promise<Kept | Kept[]>)
type Kindly = { answer?: boolean; first?: boolean; last?: boolean }
type Letter = { path: string; body: any; token?: string } & Kindly
type Entry = { visit: string; answer: boolean; first: boolean; last: boolean; sealed: Sealed }
type Queue = [key: string, entry: Entry][]
// What waits to be sent, as a person sees it; what became of an entry, see outbox.js.
type Waiting = Pick<Outbox, "waiting" | "answers" | "failing" | "full">
// What is kept of a person: whether anything is, what is just being kept, what was refused, whether this is a draft.
type Standing = { begun: boolean; pending: number; refused?: string[]; draft?: boolean }
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
type Sent = { id: string; title: string; code: Ticket | null } // an idea, by its name in the outbox
type Typed = { signs: string[]; digits: string; pictograms: { word: string; icon: string }[] } // of a ticket, so far
type Own = { ticket: Ticket; state: "typed" | "sent" | "taken" | "refused" } // one that was on paper, see own.js
type Noted = { ballot: string; about: string; code: string } // a receipt, and what it is of
type Keepsake = { about: string; said: string } // what is to be kept, and of what it is
type Writes = (text: string, font: string, x: number, y: number) => void // on a picture
type Pace = "slow" | "normal" | "fast"

type Shell = import("../shell.js").Shell
type Table = import("../table.js").Table
type Comfort = import("../comfort.js").Comfort
type Visit = import("../visit.js").Visit
type Device = import("../device.js").Device
type Outbox = import("../outbox.js").Outbox
type Desk = import("../desk/application.js").Desk
type Recorder = import("../recorder/application.js").Recorder
type MyAnswers = import("../my_answers/application.js").MyAnswers
