// A real sum to share out. Papers: projects one would like, a basket that the sum must pay for, points, or a ranking.
// A basket may overflow while one chooses; it must fit before the ballot can be confirmed.

import { h, icon } from "../../dom.js"
import { there } from "../../there.js"
import { say } from "../../words.js"
import { methods } from "../methods.js"
import { amount, euros, exceeds, minus, share, total } from "../money.js"
import * as approval from "./approval.js"
import * as dots from "./dots.js"
import * as ranking from "./ranking.js"

/** @type {Record<string, Method>} */
const papers = { approval, basket: approval, points: dots.points, ranking }

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  const wallet = h("div", { class: "wallet", role: "status", "data-spoken": true })
  /** @type {(given: Marks) => void} */
  const show = (given) => wallet.replaceChildren(there(icon("account_balance_wallet")), ...filled(paper, given))
  const inner = kind(paper).draw(paper, marks, (given) => {
    show(given)
    change(given)
  })
  show(marks)
  inner.prepend(wallet)
  return inner
}

/** @type {(paper: Paper, marks: Marks) => Sentence | null} */
export function obstacle(paper, marks) {
  const over = excess(paper, marks)
  return over ? ["vote.over_budget", { over }] : (kind(paper).obstacle?.(paper, marks) ?? null)
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return kind(paper).tell(paper, marks)
}

/** @type {(paper: Paper) => string} */
export function hint(paper) {
  return isBasket(paper) ? say("vote.hint.basket") : kind(paper).hint(paper)
}

/** @type {(paper: Paper) => Method} */
function kind({ rules }) {
  return papers[rules.papers]
}

/** @type {(paper: Paper) => boolean} */
function isBasket({ rules }) {
  return rules.papers === "basket"
}

// What the wallet shows: the sum to share out; for a basket, how much of it is spent.
/** @type {(paper: Paper, marks: Marks) => Node[]} */
function filled(paper, marks) {
  const budget = amount(paper.rules.budget)
  if (!isBasket(paper)) return [h("span", {}, say("vote.budget", { budget: euros(budget) }))]
  const spent = spending(paper, marks)
  const over = excess(paper, marks)
  const values = { spent: euros(spent), budget: euros(budget), left: euros(minus(budget, spent)), over }
  const bar = h(
    "span",
    { class: "bar", "aria-hidden": "true" },
    h("i", { style: `width: ${100 * share(spent, budget)}%` }),
  )
  const sentence = over ? say("vote.basket_over", values) : say("vote.basket", values)
  return [h("span", { class: over ? "over" : "" }, sentence), bar]
}

/** @type {(paper: Paper, marks: Marks) => Sum} */
function spending(paper, marks) {
  return total((paper.all ?? paper.options).filter(({ id }) => id in marks).map(({ cost }) => amount(cost)))
}

// By how much a basket overflows, in words; null when it fits.
/** @type {(paper: Paper, marks: Marks) => string | null} */
function excess(paper, marks) {
  if (!isBasket(paper)) return null
  const [spent, budget] = [spending(paper, marks), amount(paper.rules.budget)]
  return exceeds(spent, budget) ? euros(minus(spent, budget)) : null
}

methods.budget = { draw, obstacle, tell, hint }
