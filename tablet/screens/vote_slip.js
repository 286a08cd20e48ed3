// A printed slip is a right to vote: nine characters, used once. `given`: read from the slip's QR.

import { Refusal, Unreachable } from "../api.js"
import { complaint } from "../complaint.js"
import { freshId, h } from "../dom.js"
import { say } from "../words.js"
import { puttingDown } from "./stop.js"

export const LENGTH = 9

/** @type {Draws} */
export function vote_slip(table, given) {
  const hint = freshId("hint")
  const note = complaint()
  const field = h("input", {
    class: "code",
    type: "text",
    value: given || "",
    maxlength: 14,
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    enterkeyhint: "go",
    dir: "ltr",
    "aria-label": say("vote.slip_field"),
    "aria-describedby": `${hint} ${note.id}`,
    "data-first": true,
  })
  const offer = () => ({
    label: say("code.enter"),
    ready: plain(field.value).length === LENGTH,
    otherwise: say("vote.slip_short"),
  })
  field.addEventListener("input", () => {
    table.shell.note("")
    table.shell.offer(offer())
  })
  const act = async () => {
    const problem = await attempt(table, plain(field.value))
    if (problem) table.shell.note(problem)
  }
  if (given) queueMicrotask(act)
  return {
    layout: ["middle", "narrow"],
    aided: true,
    quiet: puttingDown(table),
    heading: say("vote.slip_title"),
    lead: say("vote.slip_lead"),
    body: [h("p", { class: "hint", id: hint }, say("code.hint")), field, note],
    back: () => {
      table.votes.pending = null
      table.choose()
    },
    next: offer(),
    act,
  }
}

/** @type {(typed: string) => string} */
function plain(typed) {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "")
}

// The sentence that says why it did not work, or null.
/** @type {(table: Table, slip: string) => Promise<string | null>} */
async function attempt(table, slip) {
  try {
    table.show("vote", await table.votes.redeem(slip))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail
    if (error instanceof Unreachable) return error.refusal?.detail ?? say("code.unreachable")
    throw error
  }
}
