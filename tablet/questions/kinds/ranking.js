// An order, given by successive taps: the first touched is the most important. Touching again takes back; whatever was
// touched later moves up. Nobody has to place everything. The value is the ids in order, separated by one space.

import { h, icon } from "../../dom.js"
import { say } from "../../words.js"
import { face, group, look } from "../cards.js"
import { ids, named, ticked, tooMany } from "../chosen.js"
import { kinds } from "../kinds.js"

/** @type {(question: Asking, value: Value, change: Change) => HTMLElement} */
function draw(question, value, change) {
  let order = ids(value)
  const exclusive = new Set(question.choices.filter((choice) => choice.exclusive).map((choice) => choice.id))
  /** @type {(id: string) => void} */
  const place = (id) => {
    if (order.includes(id)) order = order.filter((each) => each !== id)
    else if (exclusive.has(id)) order = [id]
    else order = [...order.filter((each) => !exclusive.has(each)), id]
    show()
    change(order.length ? order.join(" ") : null)
  }
  const taps = question.choices.map((choice) => card(choice, () => place(choice.id)))
  const again = h(
    "button",
    { type: "button", class: "restart", onclick: restart },
    icon("restart_alt"),
    h("span", {}, say("ranking.again")),
  )
  function restart() {
    order = []
    show()
    change(null)
    taps[0].node.focus()
  }
  function show() {
    for (const { choice, node, badge, spoken } of taps) {
      const rank = order.indexOf(choice.id) + 1
      node.setAttribute("aria-pressed", String(rank > 0))
      badge.textContent = String(rank || "")
      spoken.textContent = rank ? say("ranking.place", { n: rank }) : ""
    }
    again.hidden = order.length === 0
  }
  show()
  return h("div", { class: "ranking" }, group(question, taps.map(({ node }) => node), "group"), again)
}

/** @type {(choice: Choice, onclick: () => void) => Ranked} */
function card(choice, onclick) {
  const badge = h("span", { class: "placed", "aria-hidden": "true" })
  const spoken = h("span", { class: "aside" })
  const node = h(
    "button",
    { type: "button", class: `${look(choice)} place`, onclick },
    badge,
    spoken,
    ...face(choice),
  )
  return { choice, node, badge, spoken }
}

/** @type {(question: Asking, value: Value) => string[]} */
function tell(question, value) {
  return named(question.choices, ids(value)).map((words, at) => say("ranking.told", { n: at + 1, words }))
}

kinds.ranking = { draw, obstacle: tooMany, tell, chosen: ticked }
