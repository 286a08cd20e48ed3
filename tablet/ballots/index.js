// One module a way of voting, in methods/; one more is a file more there. A paper is what the server says of a vote
// (question, method, rules, what is announced, options in the order of this ballot), marks are {option id: whole
// number}, {} for none; -1 is a proposal of which one says to have no opinion: on the paper, it has no mark.
//
//   draw(paper, marks, change)  a node; change(marks) at each tap; nothing is ever marked beforehand
//   obstacle(paper, marks)      what forbids going on: the key and values of a sentence, or null
//   tell(paper, marks)          the choice read back: [{option, mark}], the mark in words ("" says it all)
//   hint(paper)                 what to do, in one sentence
//   takesWords(marks)           whether a few words may go into the urn with the ballot
//   STEPWISE                    whether options are shown one after the other
//   DECLINES                    whether one may say of a proposal that one has no opinion; nothing else passes it
//
// Everything is allowed while choosing, and what the rules refuse is said before the ballot can be confirmed.

import { say } from "../words.js"
import { methods } from "./methods.js"
import { SILENT } from "./scale.js"

const BLANK = "-"
const ON_A_PAGE = 6 // proposals that fit on a tablet's screen without scrolling

// Whether this tablet knows how to ask it.
/** @type {(paper: Paper) => boolean} */
export function votable(paper) {
  return paper.method in methods
}

// The pages of a paper: each a paper with some of the options, or one, and `all` of them beside.
/** @type {(paper: Paper) => Paper[]} */
export function pages(paper) {
  const { length } = paper.options
  const most = methods[paper.method].STEPWISE ? 1 : Math.ceil(length / Math.ceil(length / ON_A_PAGE))
  const starts = Array.from({ length: Math.ceil(length / most) }, (_, at) => at * most)
  return starts.map((from) => ({ ...paper, options: paper.options.slice(from, from + most), all: paper.options }))
}

// Whether a page is one proposal, for which a mark is wanted before going on.
/** @type {(page: Paper) => boolean} */
export function single(page) {
  return methods[page.method].STEPWISE === true
}

// Whether a page is passed only by saying so.
/** @type {(page: Paper) => boolean} */
export function declines(page) {
  return methods[page.method].DECLINES === true
}

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  return methods[paper.method].draw(paper, marks, change)
}

/** @type {(paper: Paper, marks: Marks) => Sentence | null} */
export function obstacle(paper, marks) {
  return marked(marks).length === 0 ? ["vote.nothing"] : (methods[paper.method].obstacle?.(paper, marks) ?? null)
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return methods[paper.method].tell(paper, marks)
}

/** @type {(paper: Paper) => string} */
export function hint(paper) {
  return methods[paper.method].hint(paper)
}

// How it is counted, in the sentences that the wall says too.
/** @type {(paper: Paper) => string[]} */
export function announced({ counted }) {
  return counted.map(({ key, words }) => {
    const said = Object.entries(words).map(([name, word]) => [name, say(word)])
    return say(key, Object.fromEntries(said))
  })
}

// What is done about equal proposals, "" where nothing can be equal.
/** @type {(paper: Paper) => string} */
export function equality({ tie }) {
  return tie && say(tie)
}

/** @type {(paper: Paper, marks: Marks) => boolean} */
export function takesWords(paper, marks) {
  return methods[paper.method].takesWords?.(marks) ?? false
}

// The canonical text of domain/votes/ballot.py: options in the order of their ids, so that equal choices are equal.
/** @type {(marks: Marks) => string} */
export function encode(marks) {
  return marked(marks).sort().map((id) => `${id}=${marks[id]}`).join(" ") || BLANK
}

/** @type {(marks: Marks) => string[]} */
function marked(marks) {
  return Object.keys(marks).filter((id) => marks[id] !== SILENT)
}
