// Dots («gommettes»): each card takes some, each person has the same number; what is left shows as ●●●○○.
// Points of a budget are the same paper under another name.

import { h, icon } from "../dom.js"
import { content, count, say } from "../words.js"
import { about, price, sheet, told } from "./proposals.js"

const SIGNS = 12 // more than this is a number, not a row of dots

export function draw(paper, marks, change) {
  const { dots, per_option: most } = paper.rules
  const given = { ...marks }
  const line = h("p", { class: "left", role: "status", "data-spoken": true })
  const refresh = []
  const left = () => dots - sum(given)
  const put = (option, step) => {
    const next = (given[option.id] ?? 0) + step
    if (next < 0) return
    if (step > 0 && (left() <= 0 || next > most)) return void tellLimit(line, left(), most)
    given[option.id] = next
    if (next === 0) delete given[option.id]
    show()
    change({ ...given })
  }
  const show = () => {
    line.replaceChildren(signs(sum(given), dots), h("span", {}, left() > 0 ? count("vote.dots_left", left()) : say("vote.dots_none")))
    for (const each of refresh) each()
  }
  const cards = paper.options.map((option) => {
    const value = h("output", { class: "dotted" })
    const title = content(option.title).text
    const less = button("remove", say("vote.dot_less", { title }), () => put(option, -1))
    const more = button("add", say("vote.dot_more", { title }), () => put(option, 1))
    refresh.push(() => {
      const dotted = given[option.id] ?? 0
      value.replaceChildren(String(dotted))
      card.classList.toggle("chosen", dotted > 0)
      less.setAttribute("aria-disabled", String(dotted === 0))
      more.setAttribute("aria-disabled", String(dotted >= most || left() <= 0))
    })
    const card = h("div", { class: "card counted", role: "group", "aria-label": title }, icon(option.icon), about(option), price(option), less, value, more)
    return card
  })
  show()
  return h("div", { class: "ballot" }, line, sheet(paper, cards))
}

export function tell(paper, marks) {
  return told(paper, marks, (mark) => count("vote.dots", mark))
}

export function hint({ rules }) {
  return say("vote.hint.dots", { most: Math.min(rules.dots, rules.per_option) })
}

function sum(given) {
  return Object.values(given).reduce((total, mark) => total + mark, 0)
}

function signs(used, all) {
  if (all > SIGNS) return h("span")
  const text = "●".repeat(all - used) + "○".repeat(used)
  return h("span", { class: "signs", "aria-hidden": "true" }, text)
}

function tellLimit(line, left, most) {
  line.lastChild.textContent = left > 0 ? count("vote.dots_each", most) : say("vote.dots_none")
}

// Never `disabled`: whoever taps is told why nothing happens.
function button(name, label, onclick) {
  return h("button", { type: "button", class: "step", "aria-label": label, onclick }, icon(name))
}
