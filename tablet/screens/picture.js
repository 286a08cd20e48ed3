// A person's slip as a picture that stays on their phone.

import { h } from "../dom.js"
import { there } from "../there.js"
import { content, say } from "../words.js"
import { codes, grouped, receipts } from "./keepsakes.js"

const FONT = '"Material Symbols Rounded"'
const ROW = 3 // pictograms side by side
const WIDTH = 900
const SIGN = 190 // pixels a row of pictograms, title and digits beside them
const LINE = 130 // pixels a receipt or a code
const LONGEST = 46 // characters of what it is of, on its line
const SHORT = 12 // characters of a receipt: what is longer is written smaller

/** @type {(visit: Visit) => Promise<void>} */
export async function picture(visit) {
  const made = await new Promise((resolve) => drawn(visit).toBlob(resolve, "image/png"))
  const address = URL.createObjectURL(made)
  h("a", { href: address, download: `${say("ticket.file")}.png` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** @type {(visit: Visit) => HTMLCanvasElement} */
function drawn(visit) {
  const { ticket } = visit
  const lines = [...receipts(visit), ...codes(visit)]
  const rows = ticket ? Math.ceil(ticket.words.length / ROW) : 0
  const top = ticket ? 330 + SIGN * rows : 40
  const canvas = h("canvas", { width: WIDTH, height: top + LINE * lines.length + 40 })
  const pen = there(canvas.getContext("2d"))
  pen.fillStyle = "white"
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = "black"
  pen.textAlign = "center"
  /** @type {Writes} */
  const write = (text, font, x, y) => {
    pen.font = font
    pen.fillText(text, x, y)
  }
  if (ticket) signed(ticket, rows, write)
  lines.forEach(({ about, said }, at) => {
    write(short(content(about).text), "400 30px sans-serif", WIDTH / 2, top + LINE * at + 40)
    write(said, said.length > SHORT ? "700 34px sans-serif" : "700 56px sans-serif", WIDTH / 2, top + LINE * at + 98)
  })
  return canvas
}

/** @type {(ticket: Ticket, rows: number, write: Writes) => void} */
function signed({ words, icons, digits }, rows, write) {
  write(say("ticket.title"), "600 40px sans-serif", WIDTH / 2, 80)
  icons.forEach((name, at) => {
    const [x, y] = [190 + 260 * (at % ROW), 220 + SIGN * Math.floor(at / ROW)]
    write(name, `96px ${FONT}`, x, y)
    write(words[at], "600 34px sans-serif", x, y + 60)
  })
  write(grouped(digits), "700 110px sans-serif", WIDTH / 2, 260 + SIGN * rows)
}

/** @type {(text: string) => string} */
function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
