// Consent: three words of equal weight. An objection needs no name; it is said aloud later, by whoever wants to.

import { say } from "../../words.js"
import { methods } from "../methods.js"
import * as scale from "../scale.js"

/** @type {Method["draw"]} */
export function draw(paper, marks, change) {
  return scale.draw(paper, marks, change, three(), "three")
}

/** @type {(paper: Paper, marks: Marks) => Marked} */
export function tell(paper, marks) {
  return scale.tell(paper, marks, three())
}

export function hint() {
  return say("vote.hint.consent")
}

// A question or an objection may be written down, without a name; it goes into the urn with the ballot.
/** @type {(marks: Marks) => boolean} */
export function takesWords(marks) {
  return Object.values(marks).some((mark) => mark > 0)
}

/** @type {() => Degree[]} */
function three() {
  return [
    { value: 0, label: say("vote.consents"), icon: "check" },
    { value: 1, label: say("vote.asks"), icon: "help" },
    { value: 2, label: say("vote.objects"), icon: "front_hand" },
  ]
}

methods.consent = { STEPWISE: true, draw, tell, hint, takesWords }
