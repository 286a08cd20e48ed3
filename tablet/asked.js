// The questionnaires of a workshop, as a device carries them: all of them, and the one that may be begun since it last
// heard of it. On a phone each of its people begins each of them once; how many have, this phone knows at once, and the
// server as soon as it has been told.

export class Asked {
  /** @type {Record<string, number>} */ taken = {} // version → how many have begun it here, as this phone knows itself

  // workshop(): what the device serves.
  /** @param {() => Workshop} workshop */
  constructor(workshop) {
    this.workshop = workshop
  }

  // In order.
  get all() {
    const { questionnaire, others } = this.workshop()
    return [questionnaire, ...(others ?? [])]
  }

  get now() {
    return this.named(this.workshop().device.questionnaire)
  }

  // The one of that version; the first, for a visit of before there were several.
  /** @type {(version?: string) => Questionnaire} */
  named(version) {
    return this.all.find((one) => one.version_id === version) ?? this.all[0]
  }

  // How many may still begin it. A workshop that was kept before this was told: whoever has a pass.
  /** @type {(version: string) => number} */
  left(version) {
    const { places } = this.workshop().device
    return places === undefined ? 1 : places - this.#gone(version)
  }

  // One person begins it.
  /** @type {(version: string) => void} */
  begin(version) {
    this.taken = { ...this.taken, [version]: this.#gone(version) + 1 }
  }

  /** @type {(version: string) => number} */
  #gone(version) {
    return Math.max(this.taken[version] ?? 0, this.workshop().device.begun?.[version] ?? 0)
  }
}

// Where a device stands, by what the server said last: two answers may come in another order than they were given.
/** @type {(said: Place, before?: Place) => Place} */
export function newest(said, before) {
  if ((before?.turn ?? 0) <= (said.turn ?? 0)) return said
  return { ...said, questionnaire: before?.questionnaire, turn: before?.turn }
}
