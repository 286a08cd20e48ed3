"""Three notes that the browser makes itself: whether a room can hear what is read aloud."""

import streamlit as st

from components.plain import BUTTON

_SOUND = st.components.v2.component(
    "tablee_sound",
    html='<button type="button"></button>',
    css=f"{BUTTON}button {{ width: 100%; }}",
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
