/** @typedef {{ icon: string; theme: string; sentence: string; bar: string[]; about: string; twice?: string }} Told */

/** @param {string} tag @param {string} name @param {(string | Node)[]} inside */
function piece(tag, name, ...inside) {
  const made = document.createElement(tag)
  made.className = name
  made.append(...inside)
  return made
}

/** What only repeats what is said beside it. @param {HTMLElement} piece_ */
function unsaid(piece_) {
  piece_.setAttribute("aria-hidden", "true")
  return piece_
}

/** @param {string} icon */
function pictogram(icon) {
  return unsaid(piece("span", "told_icon", icon))
}

/** @param {Told} one */
function card(one) {
  const parts = one.bar.map((name) => piece("span", `told_part told_${name}`))
  return piece(
    "section",
    "told_theme",
    piece("h3", "", pictogram(one.icon), " ", one.theme),
    piece("p", "", piece("strong", "", one.sentence)),
    unsaid(piece("div", "told_parts", ...parts)),
    piece("p", "told_about", one.about),
    ...(one.twice ? [piece("p", "", pictogram("link"), " ", one.twice)] : []),
  )
}

/** @param {{ data: { from: string, themes: Told[] }, parentElement: HTMLElement }} component */
export default function ({ data, parentElement }) {
  const list = /** @type {HTMLElement} */ (parentElement.querySelector(".told_themes"))
  list.dir = data.from === "right" ? "rtl" : "ltr"
  list.replaceChildren(...data.themes.map(card))
}
