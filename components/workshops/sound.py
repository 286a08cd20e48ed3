"""Three notes that the browser makes itself: whether a room can hear what is read aloud."""

import streamlit as st

_SOUND = st.components.v2.component(
    "tablee_sound",
    html='<button type="button"></button>',
    css="""
button {
  min-height: 48px;
  width: 100%;
  padding: 0.4rem 1.2rem;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius);
  background: var(--st-background-color);
  color: var(--st-text-color);
  font: inherit;
  cursor: pointer;
}
button:focus-visible {
  outline: 3px solid var(--st-primary-color);
  outline-offset: 2px;
}
""",
    js="""
const NOTES = [523, 659, 784] // hertz
const EACH = 0.35 // seconds
const LOUD = 0.4

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = async () => {
    const room = new AudioContext()
    await room.resume()
    const start = room.currentTime + 0.05
    const volume = room.createGain()
    volume.gain.value = LOUD
    volume.connect(room.destination)
    for (const [place, note] of NOTES.entries()) {
      const source = room.createOscillator()
      source.frequency.value = note
      source.connect(volume)
      source.start(start + place * EACH)
      source.stop(start + (place + 1) * EACH)
    }
    setTimeout(() => room.close(), (NOTES.length + 1) * EACH * 1000)
  }
}
""",
)


def sound(label: str, *, key: str) -> None:
    """A button that plays it."""
    _SOUND(data={"label": label}, key=key)
