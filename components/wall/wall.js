// Words and picture come from the server as data: nothing here is ever read as markup.
const TEXTS = ["type", "code", "where", "answered", "people", "demonstration"]

export default function ({ data, parentElement }) {
  const wall = parentElement.querySelector(".wall")
  wall.classList.toggle("strip", data.layout === "strip")
  wall.classList.toggle("side", data.layout === "side")
  for (const name of TEXTS) wall.querySelector(`.${name}`).textContent = data[name]
  const qr = wall.querySelector(".qr")
  qr.src = data.qr
  qr.alt = data.qr_label
}
