// Choices as large cards: a native radio or checkbox, its picture, its words. The whole card is the target.

import { freshId, h, icon } from "../dom.js"
import { content, phrase } from "../words.js"
import { illustration } from "./illustration.js"

const DECLINES = new Set(["nsp", "pnr"]) // «Je ne sais pas», «Je préfère ne pas répondre»
const STEPS = 5 // of a scale

// type: "radio" or "checkbox"; onchange(id, input) at each tap; checked: the ids shown as chosen; manner: how they lie.
/** @type {(question: Carded, type: string, checked: Value[], onchange: Touched, manner?: Manner) => HTMLElement} */
export function cards(question, type, checked, onchange, manner = "list") {
  const name = freshId("choice")
  const nodes = question.choices.map((choice) => {
    const input = h("input", {
      type,
      name,
      value: choice.id,
      checked: checked.includes(choice.id),
      autocomplete: "off",
    })
    input.addEventListener("change", () => onchange(choice.id, input))
    return h("label", { class: look(choice) }, input, ...face(choice, manner), icon("check_circle", "mark"))
  })
  return group(question, nodes, type === "radio" ? "radiogroup" : "group", manner)
}

// The cards of a question in the layout that suits their number.
/** @type {(question: Carded, nodes: Node[], role: string, manner?: Manner) => HTMLElement} */
export function group(question, nodes, role, manner = "list") {
  const style = `--rows: ${Math.ceil(nodes.length / 2)}; --thirds: ${Math.ceil(nodes.length / 3)}`
  return h(
    "div",
    { class: `cards ${layout(question, manner)}`, style, role, "aria-label": question.fr && content(question.fr).text },
    nodes,
  )
}

/** @type {(choice: Choice) => string} */
export function look(choice) {
  return declines(choice) ? "card decline" : "card"
}

// A figure is its own picture.
/** @type {(choice: Choice, manner?: Manner) => Child[]} */
export function face(choice, manner = "list") {
  if (manner !== "digits" || declines(choice)) return [illustration(choice), words(choice.fr)]
  if (!choice.fr) return [h("span", { class: "digit", "data-spoken": true }, choice.id)]
  return [h("span", { class: "digit", "aria-hidden": "true" }, choice.id), words(choice.fr)]
}

/** @type {(said: string) => HTMLElement} */
function words(said) {
  return h("span", { class: "words" }, phrase(said))
}

/** @type {(choice: Choice) => boolean} */
function declines(choice) {
  return DECLINES.has(choice.id)
}

// Whether its choices are the steps of a scale.
/** @type {(question: Carded) => boolean} */
export function isScale({ choices }) {
  const said = choices.filter((choice) => !declines(choice))
  return said.length === STEPS && said.every(({ id }) => /^\d$/.test(id))
}

/** @type {(question: Carded, manner: Manner) => string} */
function layout({ choices }, manner) {
  const said = choices.filter((choice) => !declines(choice))
  if (manner === "digits") return said.length > 8 ? "digits wide" : "digits"
  if (manner === "scale") return "scale"
  return ["list", choices.length > 8 ? "lots" : choices.length > 5 ? "many" : "", choices.length > 12 ? "crowd" : ""]
    .join(" ")
    .trim()
}
