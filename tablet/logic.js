// Skip logic and checks. The rules are written in domain/participation/logic/__init__.py; this file is
// domain/participation/logic/evaluate.py, matching.py and relevance.py in JavaScript, and tests/vectors/logic.json
// holds the two together. A question carries its trees as `relevant` and `check` (null: none); answers are an object,
// question id → value or null.

import { there } from "./there.js"

const NUMBER = /^[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*$/
const SAYS_NOTHING = new Set(["", "nsp", "pnr"])
const EDGES = /^[ \t\r\n]+|[ \t\r\n]+$/g

// The questions to ask. What is not asked counts as empty for the questions after it.
/** @type {(questions: Question[], answers: Answers) => Question[]} */
export function relevant(questions, answers) {
  const kept = keep(questions, answers)
  return questions.filter((question) => kept.has(question.id))
}

// The ids of the answers to forget: their question is not relevant.
/** @type {(questions: Question[], answers: Answers) => string[]} */
export function irrelevant(questions, answers) {
  const kept = keep(questions, answers)
  return questions.map((question) => question.id).filter((id) => !kept.has(id) && given(answers, id) !== "")
}

// Whether the answer to this question goes with the others; it does while anything its check names says nothing.
/** @type {(question: Question, questions: Question[], answers: Answers) => boolean} */
export function fits(question, questions, answers) {
  const kept = keep(questions, answers)
  const { check } = question
  if (!check || SAYS_NOTHING.has(kept.get(question.id) ?? "")) return true
  const named = references(check).map((read) => value(read, kept))
  return named.some((each) => SAYS_NOTHING.has(String(each))) || boolean(value(check, kept))
}

// The ids of the questions on whose answers it depends that this one is asked at all.
/** @type {(question: Question) => Set<string>} */
export function needs({ relevant: tree }) {
  return new Set(references(tree ?? false).map((read) => String(Array.isArray(read) && read[1])))
}

// The value of a tree: a string, a number or a boolean.
/** @type {(tree: Tree, answers: Answers) => Scalar} */
export function evaluate(tree, answers) {
  return value(tree, new Map(Object.entries(answers)))
}

/** @type {(questions: Question[], answers: Answers) => Map<string, string>} */
function keep(questions, answers) {
  const kept = new Map()
  for (const { id, relevant: tree } of questions) {
    if (tree === null || tree === undefined || boolean(value(tree, kept))) kept.set(id, given(answers, id))
  }
  return kept
}

/** @type {(answers: Answers, id: string) => string} */
function given(answers, id) {
  return Object.hasOwn(answers, id) ? (answers[id] ?? "") : ""
}

/** @type {(tree: Tree) => Tree[]} */
function references(tree) {
  if (!Array.isArray(tree)) return []
  return tree[0] === "answer" || tree[0] === "row" ? [tree] : tree.slice(1).flatMap(references)
}

/** @type {(tree: Tree, answers: Map<string, Value>) => Scalar} */
function value(tree, answers) {
  if (!Array.isArray(tree)) return tree
  const [operation, ...parts] = tree
  if (operation === "answer") return answers.get(parts[0]) ?? ""
  if (operation === "row") return row(answers.get(parts[0]) ?? "", parts[1])
  if (operation === "regex") return matches(parts[1], string(value(parts[0], answers)))
  return there(OPERATIONS.get(operation))(...parts.map((part) => value(part, answers)))
}

/** @type {(answer: string, wanted: string) => string} */
function row(answer, wanted) {
  const pair = answer.split(" ").find((each) => each.startsWith(`${wanted}=`))
  return pair === undefined ? "" : pair.slice(wanted.length + 1)
}

/** @type {(given: Scalar) => boolean} */
function boolean(given) {
  return Boolean(given) // "", 0 and NaN are false in both languages
}

/** @type {(given: Scalar) => number} */
function number(given) {
  if (typeof given !== "string") return Number(given)
  const found = NUMBER.exec(given)
  return found ? Number(found[1]) : NaN
}

/** @type {(given: Scalar) => string} */
function string(given) {
  return typeof given === "number" && Number.isFinite(given) ? plain(given) : String(given)
}

// The shortest digits, never an exponent.
/** @type {(given: number) => string} */
function plain(given) {
  const [mantissa, exponent] = Math.abs(given).toExponential().split("e")
  const digits = mantissa.replace(".", "")
  const point = Number(exponent) + 1
  const written =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits.padEnd(point, "0")
        : `${digits.slice(0, point)}.${digits.slice(point)}`
  return given < 0 ? `-${written}` : written
}

/** @type {(left: Scalar, right: Scalar) => boolean} */
function equal(left, right) {
  if (typeof left === "boolean" || typeof right === "boolean") return boolean(left) === boolean(right)
  if (typeof left === "number" || typeof right === "number") return number(left) === number(right)
  return left === right
}

/** @type {(given: Scalar) => string[]} */
function words(given) {
  return string(given).match(/[^ \t\r\n]+/g) ?? []
}

/** @type {(all: Scalar[]) => number[]} */
function numbers(all) {
  return all.map(number).filter((each) => !Number.isNaN(each))
}

/** @type {(first: Scalar, second: Scalar) => Scalar} */
function coalesce(first, second) {
  return first === "" || Number.isNaN(first) ? second : first
}

const OPERATIONS = new Map(/** @type {[string, (...parts: any[]) => Scalar][]} */ ([
  ["and", (...all) => all.every(boolean)],
  ["or", (...all) => all.some(boolean)],
  ["not", (given) => !boolean(given)],
  ["=", equal],
  ["!=", (left, right) => !equal(left, right)],
  ["<", (left, right) => number(left) < number(right)],
  ["<=", (left, right) => number(left) <= number(right)],
  [">", (left, right) => number(left) > number(right)],
  [">=", (left, right) => number(left) >= number(right)],
  ["+", (left, right) => number(left) + number(right)],
  ["-", (left, right) => (right === undefined ? -number(left) : number(left) - number(right))],
  ["*", (left, right) => number(left) * number(right)],
  ["div", (left, right) => number(left) / number(right)],
  ["mod", (left, right) => number(left) % number(right)],
  ["if", (condition, then, otherwise) => (boolean(condition) ? then : otherwise)],
  ["selected", (list, wanted) => words(list).includes(string(wanted).replace(EDGES, ""))],
  ["count-selected", (list) => words(list).length],
  ["string-length", (given) => [...string(given)].length],
  ["coalesce", coalesce],
  ["boolean", boolean],
  ["number", number],
  ["string", string],
  ["min", (...all) => (numbers(all).length ? Math.min(...numbers(all)) : NaN)],
  ["max", (...all) => (numbers(all).length ? Math.max(...numbers(all)) : NaN)],
  ["sum", (...all) => numbers(all).reduce((total, each) => total + each, 0)],
  ["round", (given) => Math.round(number(given))],
  ["int", (given) => Math.trunc(number(given))],
]))

// A pattern is matched by keeping the places reached: no pattern can make a tablet search long.
/** @type {(pattern: Pattern, text: string) => boolean} */
function matches(pattern, text) {
  const codes = [...text].map((character) => Number(character.codePointAt(0)))
  return reached(pattern, codes, new Set([0])).has(codes.length)
}

/** @type {(pattern: Pattern, codes: number[], places: Set<number>) => Set<number>} */
function reached([kind, ...inside], codes, places) {
  if (kind === "all") return inside.reduce((at, each) => reached(each, codes, at), places)
  if (kind === "any") return new Set(inside.flatMap((each) => [...reached(each, codes, places)]))
  if (kind === "times") {
    const [part, least, most] = inside
    return repeated(part, least, most, codes, places)
  }
  const wanted = kind === "in"
  return new Set(
    [...places].filter((at) => at < codes.length && within(codes[at], inside) === wanted).map((at) => at + 1),
  )
}

/** @type {(code: number, ranges: number[]) => boolean} */
function within(code, ranges) {
  return ranges.some((low, at) => at % 2 === 0 && low <= code && code <= ranges[at + 1])
}

/** @type {(part: Pattern, least: number, most: number, codes: number[], places: Set<number>) => Set<number>} */
function repeated(part, least, most, codes, places) {
  let start = places
  for (let n = 0; n < least; n += 1) start = reached(part, codes, start)
  const seen = new Set(start)
  // A place met again leads nowhere new; with no upper bound, `left` is negative and never comes to 0.
  for (let fresh = start, left = most - least; fresh.size && left !== 0; left -= 1) {
    fresh = new Set([...reached(part, codes, fresh)].filter((at) => !seen.has(at)))
    for (const at of fresh) seen.add(at)
  }
  return seen
}
