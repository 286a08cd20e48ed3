// Answers the tests that are written in Python: a line in, {what, given}; a line out, what the tablet's modules say.

import { createInterface } from "node:readline"

import * as ballots from "../../tablet/ballots/index.js"
import * as majority from "../../tablet/ballots/methods/majority.js"
import * as thermometer from "../../tablet/ballots/methods/thermometer.js"
import { shuffled } from "../../tablet/ballots/random.js"
import * as receipts from "../../tablet/ballots/receipt.js"
import * as card from "../../tablet/card.js"
import { fresh, ideaOf } from "../../tablet/code.js"
import { drawn } from "../../tablet/drawn.js"
import * as logic from "../../tablet/logic.js"
import * as ticket from "../../tablet/ticket.js"
import * as words from "../../tablet/words.js"
import "./methods.js"
import "./kinds.js"

// After the kinds of questions, which they draw.
const writing = await import("../../tablet/questions/writing.js")
const idea = await import("../../tablet/screens/idea.js")
const slip = await import("../../tablet/screens/vote_slip.js")
const ballot = await import("../../tablet/screens/vote_paper.js")
const room = await import("../../tablet/screens/code.js")
const prepare = await import("../../tablet/screens/prepare.js")

// JSON carries neither NaN, nor infinities, nor minus zero: every value is written with its type.
function typed(found) {
  return typeof found === "number" ? ["number", Object.is(found, -0) ? "-0.0" : String(found)] : [typeof found, found]
}

globalThis.document = {
  createElementNS: (_, tag) => ({
    tag, given: {}, inside: [],
    setAttribute(name, value) { this.given[name] = value },
    append(...nodes) { this.inside.push(...nodes) },
  }),
}

const scales = { majority, thermometer }
const answers = {
  drawn: (names) => names.map((name) => drawn(name)?.node.inside.map(({ tag, given }) => ({ tag, ...given })) ?? null),
  learn: (texts) => words.learn({ texts: { fr: texts }, languages: [], content: {} }),
  values: (cases) => cases.map(([tree, answered]) => typed(logic.evaluate(tree, answered))),
  visits: (cases) =>
    cases.map(([questions, answered]) => ({
      asked: logic.relevant(questions, answered).map(({ id }) => id),
      irrelevant: logic.irrelevant(questions, answered),
      failed: questions.filter((question) => !logic.fits(question, questions, answered)).map(({ id }) => id),
    })),
  judged: (cases) =>
    cases.map(([paper, marks]) => ({
      obstacle: ballots.obstacle(paper, marks),
      text: ballots.encode(marks),
      told: ballots.tell(paper, marks).map(({ option }) => option.id),
      pages: ballots.pages(paper).map((page) => page.options.length),
    })),
  announced: (papers) => papers.map((paper) => [...ballots.announced(paper), ballots.equality(paper)].filter(Boolean)),
  faces: (papers) => papers.map((paper) => scales[paper.method].degrees(paper).map(({ icon }) => icon)),
  mentions: (paper) => paper.mentions.map(({ value }) => ballots.tell(paper, { A: value })[0].mark),
  orders: ([paper, times]) => Array.from({ length: times }, () => shuffled(paper).options.map(({ id }) => id).join("")),
  digests: (texts) => texts.map(receipts.digest),
  codes: (times) => Array.from({ length: times }, receipts.fresh),
  spelt: receipts.spelt,
  facts: () => ({
    ticket: { ...ticket },
    card: card.DIGITS,
    idea: [idea.LONGEST_TITLE, idea.LONGEST_DESCRIPTION],
    text: writing.LONGEST,
    objection: ballot.LONGEST,
    slip: slip.LENGTH,
    code: room.LENGTH,
    pin: prepare.DIGITS,
  }),
  cards: (typed) => typed.map((digits) => [card.checks(digits), card.grouped(digits)]),
  forbidden: (most) => {
    const refused = (code) => String.fromCharCode(code).search(writing.FORBIDDEN) === 0
    return Array.from({ length: most }, (_, code) => code).filter(refused)
  },
  ideas: ([pictograms, times]) =>
    Array.from({ length: times }, () => fresh(pictograms)).map((code) => ({ ...code, idea: ideaOf(code) })),
}

for await (const line of createInterface({ input: process.stdin })) {
  const { what, given } = JSON.parse(line)
  process.stdout.write(`${JSON.stringify(answers[what](given) ?? null)}\n`)
}
