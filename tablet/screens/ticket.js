// The ticket, on screen, on paper, or as a picture on one's own phone. It never leaves the browser by the network.

import { h, icon } from "../dom.js"
import { there } from "../there.js"
import { named, say } from "../words.js"

const ROW = 3 // pictograms side by side
const FONT = '"Material Symbols Rounded"'

// A shared tablet prints; it keeps no picture, which the next person would find.
/** @type {(table: Table) => HTMLElement[]} */
export function paper(table) {
  const ticket = there(table.visit.ticket)
  const print = button("print", say("ticket.print"), () => window.print())
  const save = table.device.shared ? null : button("download", say("ticket.save"), () => download(ticket))
  return [section(ticket), h("div", { class: "paper" }, print, save)]
}

/** @type {(name: string, label: string, onclick: () => void) => HTMLElement} */
function button(name, label, onclick) {
  return h("button", { type: "button", class: "quiet", onclick }, icon(name), h("span", {}, label))
}

/** @type {(ticket: Ticket) => HTMLElement} */
function section({ words, icons, digits }) {
  const signs = words.map((word, at) => h("li", {}, icon(icons[at]), named(word)))
  return h(
    "section",
    { class: "ticket", "aria-label": say("ticket.title") },
    h("p", { class: "ticket-title" }, say("ticket.title")),
    h("ul", { translate: "no" }, signs),
    h("p", { class: "ticket-digits", dir: "ltr" }, grouped(digits)),
    h("p", { class: "ticket-note" }, say("ticket.note")),
  )
}

// Six digits are read in two groups.
/** @type {(digits: string) => string} */
function grouped(digits) {
  return `${digits.slice(0, digits.length / 2)} ${digits.slice(digits.length / 2)}`
}

/** @type {(ticket: Ticket) => Promise<void>} */
async function download(ticket) {
  const picture = await new Promise((resolve) => drawn(ticket).toBlob(resolve, "image/png"))
  const address = URL.createObjectURL(picture)
  h("a", { href: address, download: `${say("ticket.file")}.png` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** @type {(ticket: Ticket) => HTMLCanvasElement} */
function drawn({ words, icons, digits }) {
  const rows = Math.ceil(words.length / ROW)
  const canvas = h("canvas", { width: 900, height: 330 + 190 * rows })
  const pen = there(canvas.getContext("2d"))
  /** @type {(text: string, font: string, x: number, y: number) => void} */
  const write = (text, font, x, y) => {
    pen.font = font
    pen.fillText(text, x, y)
  }
  pen.fillStyle = "white"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = "black"
  pen.textAlign = "center"
  write(say("ticket.title"), "600 40px sans-serif", 450, 80)
  icons.forEach((name, at) => {
    const [x, y] = [190 + 260 * (at % ROW), 220 + 190 * Math.floor(at / ROW)]
    write(name, `96px ${FONT}`, x, y)
    write(words[at], "600 34px sans-serif", x, y + 60)
  })
  write(grouped(digits), "700 110px sans-serif", 450, 260 + 190 * rows)
  return canvas
}
