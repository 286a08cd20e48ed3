const RETRY = 2_000 // milliseconds before a module that did not come is asked for again
/** @typedef {{ topics: string[]; soon: boolean; address: string; run: number }} Told */
/** @typedef {Component<Told>["setTriggerValue"]} Pulse */
/** @typedef {{ end: () => void; answered: () => void }} Begun */
/**
 * @typedef {object} One
 * @property {boolean} soon
 * @property {number} run
 * @property {Pulse} pulse
 * @property {string} of
 * @property {boolean} ended
 * @property {Begun} [begun]
 * @property {() => void} end
 */

/** @type {WeakMap<HTMLElement, One>} */
const pulses = new WeakMap()

/** @param {Told} told @param {Pulse} pulse */
function start({ topics, soon, address, run }, pulse) {
  /** @type {One} */
  const one = {
    soon,
    run,
    pulse,
    of: topics.join(),
    ended: false,
    end: () => {
      one.ended = true
      one.begun?.end()
    },
  }
  /** @type {(tries: number) => Promise<unknown>} */
  const attempt = (tries) =>
    import(`${address}${tries ? `&again=${tries}` : ""}`).then(
      ({ begin }) => one.ended || (one.begun = begin(topics, () => one.pulse("changed", Date.now()), () => one.soon)),
      () => setTimeout(() => one.ended || attempt(tries + 1), RETRY),
    )
  attempt(0)
  return one
}

// Called at each run of the fragment; Streamlit ends it by what the last call returned.
/** @param {Component<Told>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const before = pulses.get(parentElement)
  if (before?.of === data.topics.join()) {
    before.pulse = setTriggerValue
    before.soon = data.soon
    if (before.run !== data.run) before.begun?.answered()
    before.run = data.run
  } else {
    before?.end()
    const address = new URL(data.address, location.origin).href
    pulses.set(parentElement, start({ ...data, address }, setTriggerValue))
  }
  return () => {
    pulses.get(parentElement)?.end()
    pulses.delete(parentElement)
  }
}
