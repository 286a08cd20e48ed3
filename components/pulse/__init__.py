"""The server says that something changed; the fragment around this component runs again.

All pages of a browser listen on one connection (``tablet/live.js``): a browser has six for a server.
"""

import streamlit as st

from components import tablet

_PULSE = st.components.v2.component(
    "tablee_pulse",
    html="<span hidden></span>",
    js="""
const RETRY = 2_000 // milliseconds before a module that did not come is asked for again
const pulses = new WeakMap()
// Streamlit keeps one of two triggers that two fragments of a page send in the same instant: they follow one another.
const APART = 250 // milliseconds
const turns = (globalThis.tableePulses ??= { next: 0 })

function fire(one) {
  const now = Date.now()
  const at = Math.max(now, turns.next)
  turns.next = at + APART
  setTimeout(() => one.ended || one.pulse("changed", Date.now()), at - now)
}

function begin({ topic, address }, pulse) {
  const one = { topic, pulse, ended: false, silence: () => undefined, end: () => ((one.ended = true), one.silence()) }
  const start = (tries) =>
    import(`${address}${tries ? `&again=${tries}` : ""}`).then(
      ({ listen }) => one.ended || (one.silence = listen(topic, () => fire(one))),
      () => setTimeout(() => one.ended || start(tries + 1), RETRY),
    )
  start(0)
  return one
}

export default function ({ data, parentElement, setTriggerValue }) {
  const before = pulses.get(parentElement)
  if (before?.topic === data.topic) {
    before.pulse = setTriggerValue
    return
  }
  before?.end()
  pulses.set(parentElement, begin({ ...data, address: new URL(data.address, location.origin).href }, setTriggerValue))
  return () => {
    pulses.get(parentElement)?.end()
    pulses.delete(parentElement)
  }
}
""",
)


def pulse(topic: str, *, key: str) -> None:
    """Rerun the fragment that calls this whenever ``topic`` changes; draws nothing."""
    address = f"/assets/tablet/live.js?v={tablet.version()}"
    _PULSE(data={"topic": topic, "address": address}, key=key, on_changed_change=lambda: None)
