// The sections at the side of the desk: where one is, what is answered, and a way to every question.

import { h, icon } from "../dom.js"
import { content, say } from "../words.js"
import { agrees } from "./question.js"
import { stepsOf } from "./steps.js"

export class Side {
  /** @type {Desk} */ #desk

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk
    this.root = h("nav", { class: "side", "aria-label": say("desk.sections") })
  }

  // Draw it again: answers moved, or another screen shows.
  show() {
    const { given, place, screen } = this.#desk
    this.root.hidden = !given || !screen?.beside
    if (!given || !place || this.root.hidden) return
    const steps = stepsOf(this.#desk)
    const here = place.name === "question" ? place.at : null
    const sections = given.sections.map((section) => ({
      ...section,
      steps: steps.filter(({ at }) => section.questions.includes(at)),
    }))
    const shown = sections.filter((section) => section.steps.length > 0)
    const current = shown.find((section) => section.steps.some(({ at }) => at === here))
    this.root.replaceChildren(
      h("p", { class: "who" }, given.structure),
      h(
        "ol",
        {},
        shown.map((section) => this.#section(section, section === current, here)),
      ),
      h(
        "button",
        {
          type: "button",
          class: "end",
          "aria-current": place.name === "review" ? "step" : null,
          onclick: () => this.#desk.show("review"),
        },
        icon("task_alt"),
        h("span", {}, say("desk.review")),
      ),
    )
  }

  /** @type {(section: Section & { steps: DeskStep[] }, current: boolean, here: string | null) => HTMLElement} */
  #section({ fr, icon: name, steps }, current, here) {
    const met = steps.filter((step) => step.met && agrees(this.#desk, step)).length
    const go = () => this.#desk.show("question", (steps.find((step) => !step.met) ?? steps[0]).at)
    const head = h(
      "button",
      { type: "button", class: "section", "aria-expanded": String(current), onclick: go },
      icon(met === steps.length ? "check_circle" : name),
      h("span", { class: "words" }, content(fr).text),
      h("span", { class: "count" }, say("desk.met", { met, of: steps.length })),
    )
    return h(
      "li",
      { class: current ? "current" : "" },
      head,
      current
        ? h(
            "ol",
            {},
            steps.map((step) => this.#step(step, here)),
          )
        : null,
    )
  }

  /** @type {(step: DeskStep, here: string | null) => HTMLElement} */
  #step(step, here) {
    const given = step.met ? "check" : step.begun ? "more_horiz" : "radio_button_unchecked"
    const state = agrees(this.#desk, step) ? given : "error"
    return h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          "aria-current": step.at === here ? "step" : null,
          onclick: () => this.#desk.show("question", step.at),
        },
        icon(state),
        h("span", {}, content(step.asking.fr).text),
      ),
    )
  }
}
