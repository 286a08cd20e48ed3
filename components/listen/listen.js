/** @param {string} language */
function voice(language) {
  return window.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.startsWith(language))
}

/** @param {Component<{ sentences: string[]; language: string; listen: string; stop: string }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
  const synthesis = window.speechSynthesis
  const show = () => {
    button.hidden = !voice(data.language)
  }
  const rest = () => {
    button.textContent = data.listen
    button.setAttribute("aria-pressed", "false")
  }
  button.onclick = () => {
    const speaking = button.getAttribute("aria-pressed") === "true"
    synthesis.cancel()
    rest()
    if (speaking) return
    button.textContent = data.stop
    button.setAttribute("aria-pressed", "true")
    const spoken = data.sentences.map((sentence) => new SpeechSynthesisUtterance(sentence))
    for (const utterance of spoken) {
      utterance.lang = data.language
      utterance.voice = voice(data.language) ?? null
      synthesis.speak(utterance)
    }
    const last = spoken.at(-1)
    if (last) last.onend = rest
  }
  rest()
  show()
  // Browsers load their voices late.
  synthesis?.addEventListener("voiceschanged", show)
  return () => {
    synthesis?.removeEventListener("voiceschanged", show)
    synthesis?.cancel()
  }
}
