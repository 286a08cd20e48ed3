// The workshop's code, as it is read from the wall: case, spaces and hyphens do not matter.

import { Refusal, Unreachable } from "../api.js"
import { complaint } from "../complaint.js"
import { freshId, h } from "../dom.js"
import { say } from "../words.js"

export const LENGTH = 6

/** @type {Draws} */
export function code(table, given = "") {
  const hint = freshId("hint")
  const note = complaint()
  const field = h("input", {
    class: "code",
    type: "text",
    value: given || "",
    maxlength: 12,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    enterkeyhint: "go",
    "aria-label": say("code.field"),
    "aria-describedby": `${hint} ${note.id}`,
    "data-first": true,
  })
  field.addEventListener("input", () => {
    field.removeAttribute("aria-invalid")
    table.shell.note("")
    table.shell.offer(offer())
  })
  const offer = (label = say("code.enter")) => ({
    label,
    ready: plain(field.value).length === LENGTH,
    otherwise: say("code.short"),
  })
  const act = async () => {
    table.shell.offer(offer(say("code.entering")))
    const problem = await attempt(table, plain(field.value))
    if (problem) complain(table, field, problem, offer())
  }
  /** @type {Screenful} */
  const screen = {
    layout: ["middle", "large", "stated"],
    unattended: true,
    heading: say("code.title"),
    lead: say("code.lead"),
    body: [h("p", { class: "hint", id: hint }, say("code.hint")), field, note],
    next: offer(),
    act,
    home: true,
  }
  if (given) queueMicrotask(act)
  return screen
}

/** @type {(typed: string) => string} */
function plain(typed) {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "")
}

// The sentence that says why it did not work, or null.
/** @type {(table: Table, code: string) => Promise<string | null>} */
async function attempt(table, code) {
  try {
    await table.join(code)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail
    if (error instanceof Unreachable) return error.refusal?.detail ?? say("code.unreachable")
    throw error
  }
}

/** @type {(table: Table, field: HTMLInputElement, problem: string, offer: Next) => void} */
function complain(table, field, problem, offer) {
  table.shell.offer(offer)
  table.shell.note(problem)
  field.setAttribute("aria-invalid", "true")
  field.focus()
}
