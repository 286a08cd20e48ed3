// «Préparer cette tablette»: where it stands and the number that unlocks it, chosen here and kept here. Neither is ever
// attached to an answer.

import { freshId, h } from "../dom.js"
import { say } from "../words.js"

const DIGITS = 4

export function prepare(table) {
  const place = field("prepare.place", { class: "place", maxlength: 40, value: table.device.label, autocapitalize: "sentences" })
  const pin = field("prepare.pin", { class: "pin", maxlength: DIGITS, inputmode: "numeric", pattern: "[0-9]*", "data-first": true })
  const offer = () => ({ label: say("prepare.ready"), icon: "check", ready: isPin(pin.input.value), otherwise: say("prepare.short") })
  pin.input.addEventListener("input", () => {
    table.shell.offer(offer())
    table.shell.note("")
  })
  return {
    heading: say("prepare.title"),
    lead: say("prepare.lead"),
    body: [pin.node, place.node],
    quiet: { label: say("prepare.mine"), icon: "smartphone", act: () => table.become("phone") },
    next: offer(),
    act: () => table.lock(pin.input.value, place.input.value.trim()),
  }
}

export function isPin(typed) {
  return /^\d{4}$/.test(typed)
}

// A field with its name above it.
export function field(key, attributes) {
  const id = freshId("field")
  const input = h("input", { type: "text", id, autocomplete: "off", spellcheck: "false", ...attributes })
  return { input, node: h("div", { class: "typed" }, h("label", { for: id }, say(key)), input) }
}
