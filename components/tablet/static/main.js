// Entry: Streamlit calls `mount` on every script run; the tablet itself is made once and outlives reruns,
// reconnections and changes of theme. It works from memory from then on: no module is fetched later.

import { Table } from "./table.js"
import { h, loadIcons } from "./dom.js"
import { learn } from "./words.js"

let table
let styles

const SHEETS = ["frame", "questions", "voice", "ballots"]

// Kept as text: a <link> would be fetched again, perhaps without network, each time Streamlit moves the tablet.
async function style() {
  const responses = await Promise.all(SHEETS.map((name) => fetch(new URL(`style/${name}.css`, import.meta.url))))
  const sheets = await Promise.all(responses.map((response) => response.text()))
  return h("style", {}, sheets.join("\n"))
}

export async function mount(parent, data) {
  learn(data)
  styles ??= style()
  const sheet = await styles
  if (!table) {
    table = new Table(data.language, sheet)
    await loadIcons()
    await table.open(data.code)
  }
  if (table.root.parentNode === parent) return
  parent.append(table.root)
  table.shell.focus()
}
