// The microphone of this device, for one sentence at a time. Browsers give it on HTTPS and on the machine itself only.

const LONGEST = 60_000 // milliseconds of one recording
const FINE = 32_000 // bits a second: a voice in a quiet room

export class Microphone {
  /** @type {MediaRecorder | undefined} */ #recorder
  /** @type {Promise<Blob> | undefined} */ #made
  /** @type {number | undefined} */ #limit

  get available() {
    return Boolean(globalThis.MediaRecorder && navigator.mediaDevices?.getUserMedia)
  }

  get on() {
    return this.#recorder !== undefined
  }

  // full(): it has recorded for as long as it may, and goes on until somebody calls `stop`.
  /** @type {(full: () => void) => Promise<void>} */
  async start(full) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: FINE })
    /** @type {Blob[]} */
    const parts = []
    this.#recorder = recorder
    this.#made = new Promise((resolve) => {
      recorder.ondataavailable = ({ data }) => parts.push(data)
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop() // the light of the microphone goes out
        resolve(new Blob(parts, { type: recorder.mimeType }))
      }
    })
    recorder.start()
    this.#limit = setTimeout(full, LONGEST)
  }

  // What was said.
  /** @type {() => Promise<Blob | undefined>} */
  async stop() {
    clearTimeout(this.#limit)
    if (this.#recorder?.state === "recording") this.#recorder.stop()
    this.#recorder = undefined
    return this.#made
  }
}
