// What a screen means for whoever is there stands with the screen. Expected here by name, on purpose: an expectation
// read from the code under test proves nothing.

import assert from "node:assert/strict"
import { test } from "node:test"

import { anything, install } from "./browser.js"

install()
await import("./kinds.js")
Object.defineProperty(document, "createElement", { value: () => anything() })
Object.defineProperty(globalThis, "innerWidth", { value: 1024 })
await import("./methods.js")
const { screens } = await import("../../tablet/screens/index.js")
const words = await import("../../tablet/words.js")
words.learn({ texts: { fr: anything("words") }, languages: [], content: {} })

const EXPECTED = {
  unattended: ["closed", "code", "door", "dropped", "finished", "prepare", "waiting"],
  aided: [
    "age",
    "agreement",
    "card_digits",
    "consent",
    "consent_more",
    "done",
    "figures",
    "finished",
    "over",
    "propose",
    "proposed",
    "question",
    "refused",
    "review",
    "section",
    "sensitive",
    "signs",
    "slip",
    "vote",
    "vote_cast",
    "vote_check",
    "vote_paper",
    "vote_rules",
    "vote_slip",
    "votes",
  ],
  precious: ["done", "slip", "vote_cast"],
  neutral: ["done", "finished", "over", "things", "votes", "welcome"],
  empty: ["door", "waiting"],
  draft: ["propose", "vote_check", "vote_paper"],
  first: ["welcome"],
  last: ["finished"],
}

// How each lies, as the style named them before they said it themselves.
const LYING = {
  middle:
    "agreement call closed code comfort consent done dropped finished help leave over prepare proposed refused " +
    "section sensitive slip still stop stopped talk things unlocked vote vote_cast vote_check vote_rules vote_slip " +
    "waiting welcome who young",
  large:
    "agreement closed code consent leave prepare proposed refused sensitive still stop stopped things unlocked " +
    "waiting welcome",
  stated: "agreement closed code consent dropped proposed refused sensitive stop stopped waiting",
  narrow: "vote_cast vote_check vote_slip",
  slight: "done vote vote_check",
  long: "young",
  either: "agreement sensitive",
  tall: "agreement sensitive stop",
  calling: "still",
  final: "over",
  typing: "figures signs",
  keyed: "card_digits figures",
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
  counted: [],
  tie: "",
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

const questionnaire = { title: "", intro: "", end: "", questions: [asked] }

// A tablet in the middle of somebody's turn.
function table(state = "open") {
  return {
    root: anything(), shell: anything(), place: { name: "welcome", at: 0 }, pictograms: [["lune", "bedtime"]],
    comfort: { size: 1, language: "fr", dark: null, rate: "normal", isDark: false },
    losses: { count: 0 },
    outbox: { full: false },
    device: {
      ready: true, shared: true, supplied: true, code: "", label: "", place: { state: "admitted" },
      workshop: {
        device: { sign: "ABC", prepared_only: false }, workshop: {}, consent: texts, ages: [], subjects: [], help: [],
        questionnaire,
      },
      asked: questionnaire, questionnaires: [questionnaire],
    },
    visit: {
      answers: { q1: "yes" },
      card: "",
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
    questionnaire, questions: [asked], asked: [asked],
  }
}

const AT = {
  section: [1, "end"], vote: "v1", help: {}, who: {}, talk: {}, still: {}, stop: {}, code: "",
  put_down: { name: "vote_paper" },
}

for (const [trait, names] of Object.entries(EXPECTED)) {
  test(`screens that are ${trait}`, () => {
    const found = Object.keys(screens).filter((name) => screens[name](table(), AT[name] ?? 0)[trait])
    assert.deepEqual(found.sort(), names)
  })
}

for (const [manner, names] of Object.entries(LYING)) {
  test(`screens that lie so: ${manner}`, () => {
    const lies = (name) => screens[name](table(), AT[name] ?? 0).layout?.includes(manner)
    assert.deepEqual(Object.keys(screens).filter(lies).sort(), names.split(" "))
  })
}

test("help is offered before a ballot, whatever the vote's state", () => {
  for (const state of ["open", "done", "dry", "over", "slip"])
    assert.equal(screens.vote(table(state), "v1").aided, true, state)
})

const { voting } = await import("../../tablet/screens/votes.js")

// A table that notes where it goes, with two votes and an idea being written.
function walking(over) {
  const shown = []
  const walk = Object.assign(table(), {
    shown,
    show: (name, at) => shown.push([name, at]),
    back: ({ name, at }) => shown.push([name, at]),
    putDown: () => shown.push(["down"]),
    place: { name: "vote_paper", at: 1 },
  })
  walk.votes.here = over
  return walk
}

test("every screen of a ballot and of an idea can be put down, and gone on with", () => {
  for (const name of ["votes", "vote", "vote_rules", "vote_paper", "vote_check", "vote_slip", "propose"]) {
    const walk = walking([])
    screens[name](walk, AT[name] ?? 0).quiet.act()
    assert.deepEqual(walk.shown.pop(), ["put_down", walk.place], name)
    for (const [button, place] of [[0, ["vote_paper", 1]], [1, ["down"]]]) {
      screens.put_down(walk, walk.place).choices[button].act()
      assert.deepEqual(walk.shown.pop(), place, name)
    }
  }
})

test("whoever voted is told how many votes are left, whichever came first", () => {
  const said = (...states) => {
    const walk = walking(states.map((state, at) => ({ state, paper: { ...paper, id: `v${at}` } })))
    return voting(walk).label
  }
  const fr = { "vote.open": "Voter", "vote.more": "Voter encore ({n})" }
  words.learn({ texts: { fr }, languages: [], content: {} })
  assert.equal(said("open", "open", "open"), "Voter")
  assert.equal(said("open", "done", "open"), "Voter encore (2)")
  assert.equal(said("done", "done", "open"), "Voter encore (1)")
  words.learn({ texts: { fr: anything("words") }, languages: [], content: {} })
})
