/** @param {string[]} names */
const spans = (names) => names.map((name) => Object.assign(document.createElement("span"), { className: name }))

/** @param {Component<{ doing: { name: string; n: number; said: string }[] }>} component */
export default function ({ data, parentElement }) {
  const list = /** @type {HTMLElement} */ (parentElement.querySelector(".said"))
  list.replaceChildren(
    ...data.doing.map(({ name, n, said }) => {
      const line = document.createElement("li")
      const [signs, words] = spans(["dots", "words"])
      signs.setAttribute("aria-hidden", "true")
      signs.append(...spans(Array.from({ length: n }, () => `dot ${name}`)))
      words.textContent = said
      line.append(signs, words)
      return line
    }),
  )
}
