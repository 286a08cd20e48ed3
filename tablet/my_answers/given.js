// Answers in plain words, for the person who gave them.

import { h } from "../dom.js"
import { tell } from "../questions/index.js"
import { worded } from "../questions/worded.js"
import { day, language, phrase, say } from "../words.js"

// Each question that was met, with its answer or «passée».
/** @type {(questions: Question[], answers: Answers) => HTMLElement} */
export function given(questions, answers) {
  const met = questions.filter((question) => question.id in answers)
  if (met.length === 0) return h("p", {}, say("my_answers.nothing"))
  return h(
    "dl",
    { class: "told" },
    met.map((question) => pair(phrase(question.fr), answered(question, answers[question.id]))),
  )
}

/** @type {(question: Question, value: Value) => Child[]} */
function answered(question, value) {
  return tell(question, value).map((part) => worded(question, value, part))
}

// What is kept beside the answers.
/** @type {(held: Held) => HTMLElement} */
export function facts(held) {
  const spoken = new Intl.DisplayNames(language(), { type: "language" }).of(held.language)
  /** @type {(known: boolean) => string[]} */
  const yes = (known) => [say(known ? "my_answers.yes" : "my_answers.no")]
  return h("dl", { class: "told" }, [
    pair(say("my_answers.fact.day"), [day(held.day)]),
    held.age ? pair(say("my_answers.fact.age"), [phrase(held.age)]) : null,
    pair(say("my_answers.fact.language"), [spoken]),
    pair(say("my_answers.fact.channel"), [
      say(held.channel === "phone" ? "my_answers.channel.phone" : "my_answers.channel.tablet"),
    ]),
    pair(say("my_answers.fact.sensitive"), yes(held.sensitive)),
    pair(say("my_answers.fact.assisted"), yes(held.assisted)),
    held.card ? pair(say("my_answers.fact.card"), yes(held.card)) : null,
    pair(say("my_answers.fact.complete"), yes(held.complete)),
  ])
}

/** @type {(term: Child, details: Child[]) => HTMLElement} */
function pair(term, details) {
  return h("div", {}, h("dt", {}, term), details.map((each) => h("dd", {}, each)))
}
