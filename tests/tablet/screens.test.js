// What a screen means for whoever is there stands with the screen. Expected here by name, on purpose: an expectation
// read from the code under test proves nothing.

import assert from "node:assert/strict"
import { test } from "node:test"

import { anything, install } from "./browser.js"

install()
Object.defineProperty(document, "createElement", { value: () => anything() })
Object.defineProperty(globalThis, "innerWidth", { value: 1024 })
const { screens } = await import("../../tablet/screens/index.js")
const { learn } = await import("../../tablet/words.js")
learn({ texts: { fr: anything("words") }, languages: [], content: {} })

const EXPECTED = {
  unattended: ["closed", "code", "door", "dropped", "finished", "prepare", "waiting"],
  aided: [
    "age",
    "agreement",
    "consent",
    "consent_more",
    "done",
    "finished",
    "over",
    "question",
    "refused",
    "review",
    "section",
    "sensitive",
    "slip",
    "vote",
    "vote_rules",
  ],
  precious: ["done", "slip", "vote_cast"],
  neutral: ["finished", "over", "things", "votes", "welcome"],
  empty: ["door", "waiting"],
  draft: ["propose", "vote_check", "vote_paper"],
}

const section = { title: "part", intro: "", end: "thanks" }
const asked = {
  id: "q1",
  kind: "single",
  fr: "?",
  hint: "",
  required: false,
  sensitive: false,
  choices: [{ id: "yes", fr: "oui" }],
  rows: [],
  relevant: null,
  check: null,
  stem: "",
  image: "",
  shares: "",
  source: "",
  min_age: 0,
  section,
}
const option = { id: "A", title: "A", description: "", icon: "", cost: "0" }
const paper = {
  id: "v1",
  method: "approval",
  question: "?",
  decider: "",
  answer_when: "",
  worth: "avis",
  rules: {},
  options: [option],
}
const texts = {
  screens: [
    { icon: "", text: "" },
    { icon: "", text: "" },
  ],
  accept: "",
  refuse: "",
  too_young: "",
}

// A tablet in the middle of somebody's turn.
function table(state = "open") {
  return {
    root: anything(), shell: anything(), place: { name: "welcome", at: 0 },
    comfort: { size: 1, language: "fr", dark: null, rate: "normal", isDark: false },
    losses: { count: 0 },
    outbox: { full: false },
    device: {
      ready: true, shared: true, supplied: true, code: "", label: "", place: { state: "admitted" },
      workshop: {
        device: { sign: "ABC", prepared_only: false }, workshop: {}, consent: texts, ages: [], subjects: [], help: [],
        questionnaire: { title: "", intro: "", end: "", questions: [asked] },
      },
    },
    visit: {
      answers: { q1: "yes" },
      ticket: { words: [], icons: [], digits: "123456" },
      sensitive: true,
      age: null,
      said: true,
      receipts: [],
      ideas: [],
      idea: { title: null, theme: null, description: null, from: {} },
    },
    votes: {
      here: [],
      late: 0,
      state: () => state,
      begin: () => ({ paper }),
      ballot: { paper, marks: {}, blank: false, words: "" },
      confirmed: { receipt: "ABCDEFGH", state: "kept" },
    },
    questions: [asked], asked: [asked],
  }
}

const AT = { section: [1, "end"], vote: "v1", help: {}, who: {}, talk: {}, still: {}, stop: {}, code: "" }

for (const [trait, names] of Object.entries(EXPECTED)) {
  test(`screens that are ${trait}`, () => {
    const found = Object.keys(screens).filter((name) => screens[name](table(), AT[name] ?? 0)[trait])
    assert.deepEqual(found.sort(), names)
  })
}

test("help is offered before a ballot, whatever the vote's state", () => {
  for (const state of ["open", "done", "dry", "over", "slip"])
    assert.equal(screens.vote(table(state), "v1").aided, true, state)
})
