// «Préparer cette tablette»: it becomes a shared one by the workshop's number, which the facilitator has, or by a touch
// on «Animer», where it is known by its three letters. Where it stands is never attached to an answer.

import { Refusal, Unreachable } from "../api.js"
import { complaint } from "../complaint.js"
import { freshId, h } from "../dom.js"
import { say } from "../words.js"
import { letters } from "./door.js"

export const DIGITS = 8

/** @type {Draws} */
export function prepare(table) {
  const place = field("prepare.place", {
    class: "place",
    maxlength: 40,
    value: table.device.label,
    autocapitalize: "sentences",
  })
  const pin = field("prepare.pin", {
    class: "pin",
    maxlength: DIGITS + 1,
    inputmode: "numeric",
    pattern: "[0-9]*",
    "data-first": true,
  })
  const offer = () => ({
    label: say("prepare.ready"),
    icon: "check",
    ready: isPin(pin.input.value),
    otherwise: say("prepare.short"),
  })
  pin.input.addEventListener("input", () => {
    table.shell.offer(offer())
    table.shell.note("")
  })
  return {
    layout: ["middle", "large"],
    unattended: true,
    heading: say("prepare.title"),
    lead: say("prepare.lead"),
    body: [pin.node, pin.note, place.node, h("p", { class: "hint" }, say("prepare.sign")), letters(table)],
    quiet: { label: say("prepare.mine"), icon: "smartphone", act: () => table.become("phone") },
    next: offer(),
    act: async () => table.shell.note((await attempt(table, figures(pin.input.value), place.input.value.trim())) ?? ""),
  }
}

// The sentence that says why it did not work, or null.
/** @type {(table: Table, pin: string, place: string) => Promise<string | null>} */
async function attempt(table, pin, place) {
  try {
    await table.lock(pin, place)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.detail
    if (error instanceof Unreachable) return error.refusal?.detail ?? say("code.unreachable")
    throw error
  }
}

// The number as the server knows it: people write a space in the middle.
/** @type {(typed: string) => string} */
export function figures(typed) {
  return typed.replace(/\D/g, "")
}

/** @type {(typed: string) => boolean} */
export function isPin(typed) {
  return figures(typed).length === DIGITS
}

// A field with its name above it, and what to say under it if something is wrong.
/** @typedef {{ input: HTMLInputElement; node: HTMLElement; note: HTMLElement }} Named */
/** @type {(key: string, attributes: Attributes) => Named} */
export function field(key, attributes) {
  const id = freshId("field")
  const note = complaint()
  const plain = { type: "text", id, autocomplete: "off", spellcheck: "false", "aria-describedby": note.id }
  const input = h("input", { ...plain, ...attributes })
  return { input, node: h("div", { class: "typed" }, h("label", { for: id }, say(key)), input), note }
}
