// How long nobody did anything. A device's clock may be set, either way, and stands still in the other count while the
// device sleeps: whichever of the two went further is believed.

const LEAP = 60_000 // milliseconds: more between two looks is a clock that jumped, or a sleep

export class Stopwatch {
  passed = 0
  #wall = Date.now()
  #steady = performance.now()

  // Look again; returns whether time leapt since the last look.
  look() {
    const [wall, steady] = [Date.now(), performance.now()]
    const step = Math.max(0, wall - this.#wall, steady - this.#steady)
    const leapt = step > LEAP || wall < this.#wall - LEAP
    this.#wall = wall
    this.#steady = steady
    this.passed += step
    return leapt
  }

  restart() {
    this.look()
    this.passed = 0
  }
}
