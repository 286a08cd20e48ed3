// The way out of a shared tablet, for whoever prepared it: the number chosen then. Closing the workshop is the other
// way.

import { say } from "../words.js"
import { menu } from "./menu.js"
import { field, figures, isPin } from "./prepare.js"

// code: of another workshop, when the address named one.
/** @type {Draws} */
export function leave(table, code) {
  const pin = field("leave.pin", {
    class: "pin",
    maxlength: 9,
    inputmode: "numeric",
    pattern: "[0-9]*",
    type: "password",
    "data-first": true,
  })
  const offer = () => ({
    label: say("leave.open"),
    icon: "lock_open",
    ready: isPin(pin.input.value),
    otherwise: say("prepare.short"),
  })
  pin.input.addEventListener("input", () => {
    table.shell.offer(offer())
    table.shell.note("")
  })
  const act = async () => {
    const { opened, seconds } = await table.device.unlock(figures(pin.input.value))
    if (opened) return code ? table.rejoin(code) : table.show("unlocked")
    pin.input.value = ""
    table.shell.offer(offer())
    pin.input.focus()
    return table.shell.note(seconds ? say("leave.wait", { seconds }) : say("leave.wrong"))
  }
  return {
    layout: ["middle", "large"],
    heading: say("leave.title"),
    lead: say("leave.lead"),
    body: [pin.node, pin.note],
    back: () => table.welcome(),
    next: offer(),
    act,
  }
}

/** @type {Draws} */
export function unlocked(table) {
  const items = [
    { label: say("unlocked.menu"), icon: "home", act: () => location.assign("/") },
    { label: say("unlocked.prepare"), icon: "tune", act: () => table.show("prepare") },
    { label: say("closed.other"), icon: "logout", act: () => table.rejoin("") },
  ]
  return {
    layout: ["middle", "large"],
    heading: say("unlocked.title"),
    body: [menu(items)],
    back: () => table.welcome(),
  }
}
