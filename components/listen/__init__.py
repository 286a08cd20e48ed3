"""«Écouter»: the browser reads sentences aloud. There is a button only where a voice of this machine speaks theirs.

A voice that is a service elsewhere is never used: no sentence leaves the machine.
"""

from collections.abc import Sequence

import streamlit as st

from components.plain import BUTTON
from texts import SOURCE, say

_LISTEN = st.components.v2.component(
    "tablee_listen",
    html='<button type="button" hidden></button>',
    css=f"{BUTTON}button {{ font-size: 1.1rem; }}",
    js="""
function voice(language) {
  return window.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.startsWith(language))
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
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
      utterance.voice = voice(data.language)
      synthesis.speak(utterance)
    }
    spoken.at(-1).onend = rest
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
""",
)


def listen(sentences: Sequence[str], *, key: str, language: str = SOURCE) -> None:
    """A button that reads ``sentences``, and stops when pressed again; nothing without a voice of their language."""
    if sentences:
        words = {"listen": say("listen.listen"), "stop": say("listen.stop")}
        _LISTEN(data={"sentences": list(sentences), "language": language, **words}, key=key)
