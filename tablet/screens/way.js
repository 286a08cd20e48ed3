// The way through a questionnaire, from one step to the next, and out of it.

import { stepsOf } from "../questions/steps.js"
import { say } from "../words.js"

// Go to the n-th step, by way of the words between two parts (those already heard: "end", then "start"), or to the end.
/** @type {(table: Table, n: number, heard?: string) => unknown} */
export function arrive(table, n, heard = "") {
  const steps = stepsOf(table.asked)
  const [past, coming] = [sectionOf(steps[n - 1]), sectionOf(steps[n])]
  const other = past?.title !== coming?.title
  if (other && past?.end && !heard) return table.go("section", [n, "end"])
  if (other && coming && heard !== "start") return table.go("section", [n, "start"])
  return n < steps.length ? goTo(table, steps[n]) : table.review()
}

/** @type {(table: Table, step: Step) => unknown} */
export function goTo(table, { at, row }) {
  return table.go("question", row ? [at, row] : at)
}

/** @type {(table: Table) => Button} */
export function leaving(table) {
  return { label: say("stop.label"), icon: "logout", act: () => table.show("stop", table.place) }
}

// The part that a step belongs to: null for the questionnaire itself.
/** @type {(step?: Step) => Opening | null} */
export function sectionOf(step) {
  return step?.questions[0].section ?? null
}
