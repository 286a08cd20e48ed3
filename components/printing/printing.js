/** @param {Component<{ set: string; about: string; label: string }>} component */
export default function ({ data, parentElement }) {
  const [set, about, button] = ["[data-set]", "b", "button"].map(
    (name) => /** @type {HTMLElement} */ (parentElement.querySelector(name)),
  )
  set.className = data.set
  about.textContent = data.about
  button.textContent = data.label
  button.onclick = () => window.print()
}
