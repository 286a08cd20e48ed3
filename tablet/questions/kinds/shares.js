// Shares of one hundred, together on one screen: each is a question of its own, with its own answer. Buttons add and
// take away; nobody can go past a hundred, and what is left is said. Nothing is filled in for anyone: a share that was
// not touched shows a dash, and «Le reste» is an act like another.

import { h, icon } from "../../dom.js"
import { content, phrase, say } from "../../words.js"
import { kinds } from "../kinds.js"

const WHOLE = 100
const CHANGES = [-10, -1, 1, 10]

// values: one for each question, null when not touched; change(values) at each tap.
/** @type {(question: { questions: Question[] }, values: Value[], change: Change) => HTMLElement} */
function draw({ questions }, values, change) {
  let given = values
  const left = h("p", { class: "remaining", role: "status" })
  const show = () => {
    lines.forEach((line, at) => line.show(given[at]))
    left.textContent = rest(given) ? say("shares.left", { n: rest(given) }) : say("shares.whole")
  }
  const lines = questions.map((question, at) =>
    shareOf(question, (by) => {
      const share = Number(given[at])
      const wanted = Math.max(0, Math.min(share + rest(given), share + by))
      given = given.with(at, String(wanted))
      show()
      change(given)
    }),
  )
  show()
  return h("div", { class: "shares" }, lines.map(({ node }) => node), left)
}

// Going on is possible with a whole hundred, or with some of the shares passed.
/** @type {(question: Asking, values: Value[]) => Sentence | null} */
function lacking(_, values) {
  return rest(values) && !values.includes(null) ? ["shares.short", { n: rest(values) }] : null
}

/** @type {(question: Question, move: (by: number) => void) => { node: HTMLElement; show: (share: Value) => void }} */
function shareOf({ fr, hint }, move) {
  const what = content(fr).text
  const figure = h("output", { class: "share" })
  const steps = CHANGES.map((by) => {
    const n = Math.abs(by)
    const [label, words] = by < 0 ? ["shares.less", "shares.minus"] : ["shares.more", "shares.plus"]
    return h(
      "button",
      { type: "button", class: "plain", onclick: () => move(by), "aria-label": say(label, { n, what }) },
      say(words, { n }),
    )
  })
  const all = h(
    "button",
    { type: "button", class: "plain all", onclick: () => move(WHOLE), "aria-label": say("shares.all", { what }) },
    icon("arrow_upward"),
    h("span", {}, say("shares.rest")),
  )
  const words = h(
    "p",
    { class: "words", "data-spoken": true },
    phrase(fr),
    hint ? h("span", { class: "aid" }, phrase(hint)) : null,
  )
  const node = h(
    "div",
    { class: "share-line", role: "group", "aria-label": what },
    words,
    h("div", { class: "steps" }, steps.slice(0, 2), figure, steps.slice(2), all),
  )
  return { node, show: (share) => (figure.textContent = share === null ? "–" : say("shares.percent", { n: share })) }
}

/** @type {(values: Value[]) => number} */
function rest(values) {
  return values.reduce((left, each) => left - Number(each), WHOLE)
}

kinds.shares = { draw, lacking }
