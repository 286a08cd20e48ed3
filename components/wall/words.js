/** @typedef {{ words: string; often: string; size: number }} Said */
/** @typedef {{ icon: string; word: string; n: string }} Mood */
/** @typedef {{ icon: string; title: string; said: Said[]; moods: Mood[]; under: string[] }} Spoken */

/** @param {string} tag @param {string} text @param {string} [name] */
function piece(tag, text, name) {
  const made = document.createElement(tag)
  made.textContent = text
  if (name) made.className = name
  return made
}

/** @param {{ data: Spoken, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (parentElement.querySelector(name))
  find(".icon").textContent = data.icon
  find("h1").textContent = data.title
  find(".said").replaceChildren(
    ...data.said.map((one) => {
      const word = piece("li", "", `size-${one.size}`)
      word.append(piece("strong", one.words))
      if (one.often) word.append(" ", piece("small", one.often))
      return word
    }),
  )
  find(".moods").replaceChildren(
    ...data.moods.map((one) => {
      const mood = piece("li", "")
      const icon = piece("span", one.icon, "icon")
      icon.setAttribute("aria-hidden", "true")
      mood.append(icon, piece("strong", one.n), piece("span", one.word))
      return mood
    }),
  )
  find(".under").replaceChildren(...data.under.map((line) => piece("p", line)))
}
