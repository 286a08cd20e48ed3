// What stands beside words: an image that the content names, served from our own origin, or a pictogram of the font.

import { h, icon } from "../dom.js"

const kept = new Map() // address → the image, held so that it is there during a cut

// The words beside it say the same: nothing is read aloud twice.
/** @type {(beside: { image?: string; icon?: string }) => HTMLElement | null} */
export function illustration({ image, icon: name }) {
  return image ? h("img", { class: "image", src: address(image), alt: "", draggable: "false" }) : icon(name)
}

// Fetch every image of these questions while there is a network.
/** @type {(questions: Question[]) => void} */
export function keepImages(questions) {
  const named = questions.flatMap((question) => [question, ...question.choices, ...question.rows])
  for (const { image } of named) {
    if (!image || kept.has(image)) continue
    kept.set(image, Object.assign(new Image(), { src: address(image) }))
  }
}

/** @type {(image: string) => string} */
function address(image) {
  return `/assets/images/${encodeURIComponent(image)}`
}
