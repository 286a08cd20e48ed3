// Whether words say which language they are in, so that a screen reader says them in its voice.

import { foreign } from "/assets/tablet/words.js"

const LATIN = /\p{Script=Latin}{4,}/u
const OURS = /Tablée|Territoires à VivreS|Lyon|Bien manger|Animer|CNIL|cnil\.fr/gu // names, the same in every language

// A sentence of the content that has no translation stands under lang="fr"; in Arabic no Latin word stands elsewhere.
export function unmarked(root, language, said) {
  const french = new Set(sentences(said).filter(foreign))
  return texts(root).flatMap(([text, element]) => {
    // Somebody's own words, and languages by their own names, are whatever they are in.
    const lang = element.closest("[lang]")?.lang
    if (!lang || element.closest("[translate=no], .icon, .tongue, .tongues")) return []
    if (lang !== language) return lang === "fr" ? [] : [`«${text}» says ${lang}`]
    const named = text.replace(OURS, "")
    const wrong = language !== "fr" && (french.has(text) || (language === "ar" && LATIN.test(named)))
    return wrong ? [`«${text}» says ${lang}`] : []
  })
}

function sentences(value) {
  if (typeof value === "string") return value.includes(" ") ? [value] : []
  return value && typeof value === "object" ? Object.values(value).flatMap(sentences) : []
}

// What is shown and what is said instead: [text, element].
function texts(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) found.push([walker.currentNode.data.trim(), walker.currentNode.parentElement])
  for (const each of root.querySelectorAll("[aria-label]")) found.push([each.getAttribute("aria-label"), each])
  return found.filter(([text, element]) => text && element.checkVisibility())
}
