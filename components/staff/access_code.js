/** @param {Component<{ qr: string; label: string }>} component */
export default function ({ data, parentElement }) {
  const image = /** @type {HTMLImageElement} */ (parentElement.querySelector("img"))
  image.src = data.qr
  image.alt = data.label
}
