/** @typedef {{ icon: string; title: string; lines: string[][]; few: boolean; more: string }} Told */

/** @param {{ data: Told, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (parentElement.querySelector(name))
  find(".step").classList.toggle("listed", data.lines.length > 0)
  find(".step").classList.toggle("few", data.few)
  find(".icon").textContent = data.icon
  find("h1").textContent = data.title
  find("p").textContent = data.more
  find("ul").replaceChildren(
    ...data.lines.map((parts) => {
      const line = document.createElement("li")
      for (const [number, part] of parts.entries()) {
        const words = document.createElement(number ? "span" : "strong")
        words.textContent = part
        line.append(words)
      }
      return line
    }),
  )
}
