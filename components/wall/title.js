/** @param {{ data: { icon: string; title: string }, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (parentElement.querySelector(name))
  find(".icon").textContent = data.icon
  find("h1").textContent = data.title
}
