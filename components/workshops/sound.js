const NOTES = [523, 659, 784] // hertz
const EACH = 0.35 // seconds
const LOUD = 0.4

/** @param {Component<{ label: string }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"))
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
