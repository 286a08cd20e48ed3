// Two short rising notes: the ballot fell in. Made here, without any file; a muted device stays quiet.

const NOTES = [659.26, 987.77] // hertz: E, then B
const LENGTH = 0.16 // seconds

/** @type {AudioContext | undefined} */
let context

// A browser only lets sound begin from a touch: called when the ballot is confirmed, before the server has it.
export function allow() {
  if (!globalThis.AudioContext) return
  context ??= new AudioContext()
  context.resume().catch(() => undefined) // no sound card: silence
}

export function fell() {
  if (context?.state !== "running") return
  const sounding = context
  NOTES.forEach((frequency, at) => {
    const from = sounding.currentTime + at * LENGTH
    const [note, volume] = [new OscillatorNode(sounding, { frequency }), new GainNode(sounding, { gain: 0 })]
    volume.gain.linearRampToValueAtTime(0.2, from + 0.02)
    volume.gain.setValueAtTime(0.2, from + LENGTH - 0.05)
    volume.gain.linearRampToValueAtTime(0, from + LENGTH)
    note.connect(volume).connect(sounding.destination)
    note.start(from)
    note.stop(from + LENGTH)
  })
}
