// Dots («gommettes»): each card takes some, each person has the same number; what is left shows as ●●●○○.
// Points of a budget are the same paper under another name.

import { h, icon } from "../../dom.js"
import { there } from "../../there.js"
import { content, count, say } from "../../words.js"
import { methods } from "../methods.js"
import { about, price, sheet, inWords } from "../proposals.js"

const DOTS = {
  hint: "vote.hint.dots",
  left: "vote.dots_left",
  none: "vote.dots_none",
  each: "vote.dots_each",
  less: "vote.dot_less",
  more: "vote.dot_more",
  given: "vote.dots",
}
const POINTS = {
  hint: "vote.hint.points",
  left: "vote.points_left",
  none: "vote.points_none",
  each: "vote.points_each",
  less: "vote.point_less",
  more: "vote.point_more",
  given: "vote.points",
}
const SIGNS = 12 // more than this is a number, not a row of dots

// The same paper, with the words of dots or of points.
/** @type {(words: typeof DOTS) => Method} */
function counted(words) {
  return {
    draw: (...asked) => draw(...asked, words),
    tell: (paper, marks) => inWords(paper, marks, (mark) => count(words.given, mark)),
    hint: ({ rules }) => say(words.hint, { most: Math.min(rules.dots, rules.per_option) }),
  }
}

/** @type {(...of: [...Parameters<Method["draw"]>, words: typeof DOTS]) => HTMLElement} */
function draw(paper, marks, change, words) {
  const { dots, per_option: most } = paper.rules
  const given = { ...marks }
  const line = h("p", { class: "left", role: "status", "data-spoken": true })
  /** @type {(() => void)[]} */
  const refresh = []
  const left = () => dots - sum(given)
  /** @type {(option: Option, step: number) => void} */
  const put = (option, step) => {
    const next = (given[option.id] ?? 0) + step
    if (next < 0) return
    if (step > 0 && (left() <= 0 || next > most)) return void tellLimit(line, words, left(), most)
    given[option.id] = next
    if (next === 0) delete given[option.id]
    show()
    change({ ...given })
  }
  const show = () => {
    line.replaceChildren(
      signs(sum(given), dots),
      h("span", {}, left() > 0 ? count(words.left, left()) : say(words.none)),
    )
    for (const each of refresh) each()
  }
  const cards = paper.options.map((option) => {
    const value = h("output", { class: "dotted" })
    const title = content(option.title).text
    const less = button("remove", say(words.less, { title }), () => put(option, -1))
    const more = button("add", say(words.more, { title }), () => put(option, 1))
    refresh.push(() => {
      const dotted = given[option.id] ?? 0
      value.replaceChildren(String(dotted))
      card.classList.toggle("chosen", dotted > 0)
      less.setAttribute("aria-disabled", String(dotted === 0))
      more.setAttribute("aria-disabled", String(dotted >= most || left() <= 0))
    })
    const card = h(
      "div",
      { class: "card counted", role: "group", "aria-label": title },
      icon(option.icon),
      about(option),
      price(option),
      h("span", { class: "stepper" }, less, value, more),
    )
    return card
  })
  show()
  return h("div", { class: "ballot" }, line, sheet(paper, cards))
}

/** @type {(given: Marks) => number} */
function sum(given) {
  return Object.values(given).reduce((total, mark) => total + mark, 0)
}

/** @type {(used: number, all: number) => HTMLElement} */
function signs(used, all) {
  if (all > SIGNS) return h("span")
  const text = "●".repeat(all - used) + "○".repeat(used)
  return h("span", { class: "signs", "aria-hidden": "true" }, text)
}

/** @type {(line: HTMLElement, words: typeof DOTS, left: number, most: number) => void} */
function tellLimit(line, words, left, most) {
  there(line.lastChild).textContent = left > 0 ? count(words.each, most) : say(words.none)
}

// Never `disabled`: whoever taps is told why nothing happens.
/** @type {(name: string, label: string, onclick: () => void) => HTMLElement} */
function button(name, label, onclick) {
  return h("button", { type: "button", class: "step", "aria-label": label, onclick }, icon(name))
}

export const points = counted(POINTS)
methods.dots = counted(DOTS)
