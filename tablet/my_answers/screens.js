// The screens of «Mes réponses», as shell.js reads them.

import { complaint } from "../complaint.js"
import { h, icon } from "../dom.js"
import { there } from "../there.js"
import { DIGITS, OLD, SIGNS } from "../ticket.js"
import { figured, pictured } from "../typed.js"
import { SOURCE, language, languages, say } from "../words.js"
import { became } from "./became.js"
import { followed } from "./followed.js"
import { facts, given } from "./given.js"

const SOME = "472 190" // digits of an example

/** @type {MyAnswersDraws} */
function signs(page) {
  const offer = () => ({
    label: say("next"),
    ready: [OLD, SIGNS].includes(page.signs.length),
    otherwise: say("ticket.signs.missing"),
  })
  const changed = () => {
    page.shell.offer(offer())
    page.shell.note("")
  }
  return {
    layout: ["typing"],
    heading: say("ticket.signs.title"),
    body: pictured(page, changed, write(page)),
    quiet: {
      label: there(languages().find(({ code }) => code === language())).name,
      icon: "translate",
      act: () => page.show("tongues"),
    },
    home: true,
    next: offer(),
    act: () => page.show("figures"),
  }
}

// Another way of typing it.
/** @type {(page: MyAnswers) => HTMLElement} */
function write(page) {
  const act = () => page.show("writing")
  return h(
    "button",
    { type: "button", class: "plain undo write", onclick: act },
    icon("keyboard"),
    h("span", {}, say("my_answers.write")),
  )
}

// The languages, each by its own name.
/** @type {MyAnswersDraws} */
function tongues(page) {
  /** @type {(code: string) => void} */
  const speak = (code) => {
    page.speak(code)
    page.show("signs")
  }
  const buttons = languages().map(({ code, name, direction }) =>
    h("button", { type: "button", class: "plain", lang: code, dir: direction, onclick: () => speak(code) }, name),
  )
  return {
    layout: ["middle"],
    heading: say("my_answers.tongue"),
    body: [h("div", { class: "tongues" }, buttons)],
    back: () => page.show("signs"),
  }
}

/** @type {MyAnswersDraws} */
function figures(page) {
  const offer = () => ({
    label: say("my_answers.look"),
    icon: "search",
    ready: page.digits.length === digitsOf(page),
    otherwise: say("ticket.digits.missing"),
  })
  const changed = () => {
    page.shell.offer(offer())
    page.shell.note("")
  }
  return {
    layout: ["typing", "keyed"],
    heading: say("ticket.digits.title"),
    body: figured(page, digitsOf(page), changed),
    home: true,
    back: () => page.show("signs"),
    next: offer(),
    act: () => page.look(`${page.signs.join("-")}-${page.digits}`),
  }
}

// A ticket of four images has four digits.
/** @type {(page: MyAnswers) => number} */
function digitsOf({ signs }) {
  return signs.length === OLD ? OLD : DIGITS
}

// What is typed looks like this, whoever reads.
/** @type {(page: MyAnswers) => HTMLElement} */
function example({ pictograms }) {
  const words = pictograms.slice(0, SIGNS).map(({ word }) => word)
  return h("p", { class: "example", lang: SOURCE, dir: "ltr", translate: "no" }, [...words, SOME].join(" "))
}

/** @type {MyAnswersDraws} */
function writing(page) {
  const field = h("input", {
    class: "written",
    type: "text",
    value: page.written,
    maxlength: 120,
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "search",
    "aria-label": say("my_answers.writing.title"),
    "data-first": true,
  })
  const offer = () => ({
    label: say("my_answers.look"),
    icon: "search",
    ready: page.written.trim() !== "",
    otherwise: say("my_answers.writing.missing"),
  })
  field.addEventListener("input", () => {
    page.written = field.value
    page.shell.offer(offer())
    page.shell.note("")
  })
  return {
    layout: ["middle"],
    heading: say("my_answers.writing.title"),
    lead: say("my_answers.writing.lead"),
    body: [example(page), field, complaint()],
    home: true,
    back: () => page.show("signs"),
    next: offer(),
    act: () => page.look(page.written),
  }
}

/** @type {MyAnswersDraws} */
function holding(page) {
  const held = there(page.held)
  const { workshop } = held
  const over = say(held.workshop_over ? "my_answers.workshop.over" : "my_answers.workshop.open", { workshop })
  return {
    layout: ["leafed"],
    heading: say("my_answers.holding.title"),
    body: [
      h("p", { class: "lead" }, over, " ", say(held.published ? "my_answers.published" : "my_answers.not_published")),
      h(
        "section",
        { class: "kept", tabindex: "0", "aria-label": say("my_answers.holding.title") },
        given(held.questionnaire.questions, held.answers),
        h("h2", {}, say("my_answers.facts")),
        facts(held),
        h("p", {}, say("my_answers.votes")),
      ),
    ],
    home: true,
    previous: () => page.forget(),
    quiet: { label: say("my_answers.followed.title"), icon: "history", act: () => page.show("followed") },
    choices: [
      { label: say("my_answers.withdraw"), icon: "delete", act: () => page.show("sure") },
      { label: say("close"), icon: "check", act: () => page.forget() },
    ],
  }
}

/** @type {MyAnswersDraws} */
function sure(page) {
  return {
    layout: ["middle"],
    heading: say("my_answers.sure.title"),
    icon: "delete",
    lead: say("my_answers.sure.lead"),
    previous: () => page.show("holding"),
    choices: [
      { label: say("my_answers.sure.yes"), icon: "delete", act: () => page.withdraw() },
      { label: say("my_answers.sure.no"), icon: "arrow_back", act: () => page.show("holding") },
    ],
  }
}

/** @type {MyAnswersDraws} */
function erased(page) {
  return {
    layout: ["middle"],
    heading: say("my_answers.erased.title"),
    icon: "check_circle",
    lead: say("my_answers.erased.lead"),
    previous: () => page.forget(),
    next: { label: say("close"), icon: "check" },
    act: () => page.forget(),
  }
}

/** @type {Record<string, MyAnswersDraws>} */
export const screens = { signs, tongues, figures, writing, holding, followed, became, sure, erased }
