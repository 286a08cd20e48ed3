// Words and picture come from the server as data: nothing here is ever read as markup.
const TEXTS = ["type", "code", "where", "answered", "people", "demonstration"]

/** @param {{ data: Record<string, string>, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (parentElement.querySelector(`.wall${name}`))
  const wall = find("")
  wall.classList.toggle("strip", data.layout === "strip")
  wall.classList.toggle("side", data.layout === "side")
  wall.classList.toggle("alone", data.alone !== "")
  for (const name of TEXTS) find(` .${name}`).textContent = data[name]
  const qr = /** @type {HTMLImageElement} */ (find(" .qr"))
  qr.hidden = data.qr === ""
  qr.src = data.qr
  qr.alt = data.qr_label
}
