/** @param {Component<{ what: string; number: string }>} component */
export default function ({ data, parentElement }) {
  const [what, number] = [".what", ".square span"].map(
    (name) => /** @type {HTMLElement} */ (parentElement.querySelector(name)),
  )
  what.textContent = data.what
  number.textContent = data.number
}
