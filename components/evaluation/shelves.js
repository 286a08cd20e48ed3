/** @typedef {{ key: string; icon: string; title: string; lines: { name: string; told: string }[] }} Shelf */

/** @template {Element} T @param {ParentNode} parent @param {string} which @returns {T} */
function part(parent, which) {
  return /** @type {T} */ (parent.querySelector(which))
}

/** @param {{ name: string; told: string }} one */
function line({ name, told }) {
  const made = document.createElement("li")
  made.append(Object.assign(document.createElement("strong"), { textContent: name }), ` · ${told}`)
  return made
}

/** @param {HTMLTemplateElement} empty @param {Shelf} one @param {boolean} open */
function shelf(empty, one, open) {
  const made = part(/** @type {DocumentFragment} */ (empty.content.cloneNode(true)), "details")
  part(made, ".told_icon").textContent = one.icon
  part(made, ".told_title").textContent = one.title
  part(made, "ul").append(...one.lines.map(line))
  made.toggleAttribute("open", open)
  made.setAttribute("data-key", one.key)
  return made
}

/** @param {{ data: { shelves: Shelf[] }, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const list = /** @type {HTMLElement} */ (part(parentElement, ".told_shelves"))
  const empty = /** @type {HTMLTemplateElement} */ (part(parentElement, "template"))
  const said = JSON.stringify(data.shelves)
  if (list.dataset.said === said) return // a finger may be on one of them
  list.dataset.said = said
  const open = new Set([...list.querySelectorAll("details[open]")].map((one) => one.getAttribute("data-key")))
  list.replaceChildren(...data.shelves.map((one) => shelf(empty, one, open.has(one.key))))
}
