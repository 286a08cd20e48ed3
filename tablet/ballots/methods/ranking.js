// Ranking by taps: the first card touched is the first choice. Touched again, it leaves the ranking.

import { h, icon } from "../../dom.js"
import { say } from "../../words.js"
import { methods } from "../methods.js"
import { about, price, sheet, inWords } from "../proposals.js"

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  let given = { ...marks }
  /** @type {(() => void)[]} */
  const refresh = []
  /** @type {(next: Marks) => void} */
  const set = (next) => {
    given = next
    for (const each of refresh) each()
    change({ ...given })
  }
  const cards = paper.options.map((option) => {
    const badge = h("span", { class: "rank" })
    const onclick = () =>
      set(option.id in given ? without(given, option.id) : { ...given, [option.id]: size(given) + 1 })
    const card = h(
      "button",
      { type: "button", class: "card", value: option.id, onclick },
      badge,
      icon(option.icon),
      about(option),
      price(option),
    )
    refresh.push(() => {
      const rank = given[option.id]
      badge.textContent = String(rank ?? "")
      card.classList.toggle("chosen", rank !== undefined)
      card.setAttribute("aria-pressed", String(rank !== undefined))
    })
    return card
  })
  const again = h(
    "button",
    { type: "button", class: "again", onclick: () => set({}) },
    icon("restart_alt"),
    h("span", {}, say("vote.again")),
  )
  for (const each of refresh) each()
  return h("div", { class: "ballot" }, h("p", { class: "left" }, again), sheet(paper, cards))
}

/** @type {(paper: Paper, marks: Marks) => Sentence | null} */
export function obstacle({ rules }, marks) {
  return rules.most && size(marks) > rules.most ? ["vote.too_many_ranked", { most: rules.most }] : null
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return inWords(paper, marks, (rank) => say("vote.rank", { n: rank })).sort(
    (one, two) => marks[one.option.id] - marks[two.option.id],
  )
}

/** @type {(paper: Paper) => string} */
export function hint({ rules }) {
  return rules.most ? say("vote.hint.ranking_most", { most: rules.most }) : say("vote.hint.ranking")
}

/** @type {(given: Marks) => number} */
function size(given) {
  return Object.keys(given).length
}

// Those behind move up by one.
/** @type {(given: Marks, id: string) => Marks} */
function without(given, id) {
  const gone = given[id]
  const rest = Object.entries(given).filter(([other]) => other !== id)
  return Object.fromEntries(rest.map(([other, rank]) => [other, rank > gone ? rank - 1 : rank]))
}

methods.ranking = { draw, obstacle, tell, hint }
