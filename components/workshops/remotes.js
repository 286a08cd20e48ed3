/** @typedef {{ qr: string; label: string; code: string; where: string; over: string; left: number }} Offer */

/** @param {Component<Offer>} component */
export default function ({ data, parentElement }) {
  const qr = /** @type {HTMLImageElement} */ (parentElement.querySelector("img"))
  const [code, where] = [".code", ".where"].map(
    (name) => /** @type {HTMLElement} */ (parentElement.querySelector(name)),
  )
  qr.src = data.qr
  qr.alt = data.label
  code.textContent = data.code
  where.textContent = data.where
  qr.hidden = false
  const timer = setTimeout(() => {
    qr.hidden = true
    code.textContent = data.over
    where.textContent = ""
  }, data.left)
  return () => clearTimeout(timer)
}
