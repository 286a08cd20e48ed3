// The words are the server's; the QR is drawn by the server too: both come as data, only the QR as markup of ours.
const TEXTS = ["type", "code", "where", "answered", "people", "demonstration"]

export default function ({ data, parentElement }) {
  const wall = parentElement.querySelector(".wall")
  wall.classList.toggle("strip", data.strip)
  for (const name of TEXTS) wall.querySelector(`.${name}`).textContent = data[name]
  const qr = wall.querySelector(".qr")
  if (qr.dataset.svg !== data.qr) {
    qr.innerHTML = data.qr
    qr.dataset.svg = data.qr
  }
  qr.setAttribute("aria-label", data.qr_label)
}
