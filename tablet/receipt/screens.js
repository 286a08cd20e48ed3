// The screens of «Mes réponses», as shell.js reads them.

import { complaint } from "../complaint.js"
import { h } from "../dom.js"
import { there } from "../there.js"
import { SOURCE, language, languages, say } from "../words.js"
import { became } from "./became.js"
import { followed } from "./followed.js"
import { facts, given } from "./given.js"
import { SIGNS, figured, pictured, write } from "./typed.js"

const DIGITS = 6
const OLD = 4 // of each: tickets given before they were lengthened
const SOME = "472 190" // digits of an example

/** @type {ReceiptDraws} */
function signs(receipt) {
  const offer = () => ({
    label: say("next"),
    ready: [OLD, SIGNS].includes(receipt.signs.length),
    otherwise: say("receipt.signs.missing"),
  })
  const changed = () => {
    receipt.shell.offer(offer())
    receipt.shell.note("")
  }
  return {
    heading: say("receipt.signs.title"),
    body: pictured(receipt, changed, write(receipt)),
    quiet: {
      label: there(languages().find(({ code }) => code === language())).name,
      icon: "translate",
      act: () => receipt.show("tongues"),
    },
    home: true,
    next: offer(),
    act: () => receipt.show("figures"),
  }
}

// The languages, each by its own name.
/** @type {ReceiptDraws} */
function tongues(receipt) {
  /** @type {(code: string) => void} */
  const speak = (code) => {
    receipt.speak(code)
    receipt.show("signs")
  }
  const buttons = languages().map(({ code, name, direction }) =>
    h("button", { type: "button", class: "plain", lang: code, dir: direction, onclick: () => speak(code) }, name),
  )
  return {
    heading: say("receipt.tongue"),
    body: [h("div", { class: "tongues" }, buttons)],
    back: () => receipt.show("signs"),
  }
}

/** @type {ReceiptDraws} */
function figures(receipt) {
  const offer = () => ({
    label: say("receipt.look"),
    icon: "search",
    ready: receipt.digits.length === digitsOf(receipt),
    otherwise: say("receipt.digits.missing"),
  })
  const changed = () => {
    receipt.shell.offer(offer())
    receipt.shell.note("")
  }
  return {
    heading: say("receipt.digits.title"),
    body: figured(receipt, digitsOf(receipt), changed),
    home: true,
    back: () => receipt.show("signs"),
    next: offer(),
    act: () => receipt.look(`${receipt.signs.join("-")}-${receipt.digits}`),
  }
}

// A ticket of four images has four digits.
/** @type {(receipt: Receipt) => number} */
function digitsOf({ signs }) {
  return signs.length === OLD ? OLD : DIGITS
}

// What is typed looks like this, whoever reads.
/** @type {(receipt: Receipt) => HTMLElement} */
function example({ pictograms }) {
  const words = pictograms.slice(0, DIGITS).map(({ word }) => word)
  return h("p", { class: "example", lang: SOURCE, dir: "ltr", translate: "no" }, [...words, SOME].join(" "))
}

/** @type {ReceiptDraws} */
function writing(receipt) {
  const field = h("input", {
    class: "written",
    type: "text",
    value: receipt.written,
    maxlength: 120,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "search",
    "aria-label": say("receipt.writing.title"),
    "data-first": true,
  })
  const offer = () => ({
    label: say("receipt.look"),
    icon: "search",
    ready: receipt.written.trim() !== "",
    otherwise: say("receipt.writing.missing"),
  })
  field.addEventListener("input", () => {
    receipt.written = field.value
    receipt.shell.offer(offer())
    receipt.shell.note("")
  })
  return {
    heading: say("receipt.writing.title"),
    lead: say("receipt.writing.lead"),
    body: [example(receipt), field, complaint()],
    home: true,
    back: () => receipt.show("signs"),
    next: offer(),
    act: () => receipt.look(receipt.written),
  }
}

/** @type {ReceiptDraws} */
function holding(receipt) {
  const held = there(receipt.held)
  const over = say(held.workshop_over ? "receipt.workshop.over" : "receipt.workshop.open", { workshop: held.workshop })
  return {
    heading: say("receipt.holding.title"),
    body: [
      h("p", { class: "lead" }, over, " ", say(held.published ? "receipt.published" : "receipt.not_published")),
      h(
        "section",
        { class: "kept", tabindex: "0", "aria-label": say("receipt.holding.title") },
        given(held.questionnaire.questions, held.answers),
        h("h2", {}, say("receipt.facts")),
        facts(held),
        h("p", {}, say("receipt.votes")),
      ),
    ],
    home: true,
    previous: () => receipt.forget(),
    quiet: { label: say("receipt.followed.title"), icon: "history", act: () => receipt.show("followed") },
    choices: [
      { label: say("receipt.withdraw"), icon: "delete", act: () => receipt.show("sure") },
      { label: say("receipt.close"), icon: "check", act: () => receipt.forget() },
    ],
  }
}

/** @type {ReceiptDraws} */
function sure(receipt) {
  return {
    heading: say("receipt.sure.title"),
    icon: "delete",
    lead: say("receipt.sure.lead"),
    previous: () => receipt.show("holding"),
    choices: [
      { label: say("receipt.sure.yes"), icon: "delete", act: () => receipt.withdraw() },
      { label: say("receipt.sure.no"), icon: "arrow_back", act: () => receipt.show("holding") },
    ],
  }
}

/** @type {ReceiptDraws} */
function erased(receipt) {
  return {
    heading: say("receipt.erased.title"),
    icon: "check_circle",
    lead: say("receipt.erased.lead"),
    previous: () => receipt.forget(),
    next: { label: say("receipt.close"), icon: "check" },
    act: () => receipt.forget(),
  }
}

/** @type {Record<string, ReceiptDraws>} */
export const screens = { signs, tongues, figures, writing, holding, followed, became, sure, erased }
