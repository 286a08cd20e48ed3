"""The server says that something changed; the fragment around this component runs again.

When it may run is ``tablet/pulses.js``: not while its page is left for another one. All pages of a browser listen on
one connection (``tablet/live.js``): a browser has six for a server.
"""

import time

import streamlit as st

from components import tablet

_PULSE = st.components.v2.component(
    "tablee_pulse",
    html="<span hidden></span>",
    js="""
const RETRY = 2_000 // milliseconds before a module that did not come is asked for again
const pulses = new WeakMap()

function start({ topics, soon, address, run }, pulse) {
  const one = { soon, run, pulse, of: topics.join(), ended: false, begun: undefined }
  one.end = () => ((one.ended = true), one.begun?.end())
  const attempt = (tries) =>
    import(`${address}${tries ? `&again=${tries}` : ""}`).then(
      ({ begin }) => one.ended || (one.begun = begin(topics, () => one.pulse("changed", Date.now()), () => one.soon)),
      () => setTimeout(() => one.ended || attempt(tries + 1), RETRY),
    )
  attempt(0)
  return one
}

// Called at each run of the fragment; Streamlit ends it by what the last call returned.
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
""",
)


def pulse(*topics: str, key: str, soon: bool = True) -> None:
    """Rerun the fragment that calls this whenever one of ``topics`` changes; draws nothing.

    ``soon``: also for what people in a room do all the time (``db.changes.note``), some two times a second. A screen
    that shows nothing of it does without. ``run`` tells the browser that the fragment ran: a trigger that Streamlit
    lost is sent again.
    """
    address = f"/assets/tablet/pulses.js?v={tablet.version()}"
    data = {"topics": topics, "soon": soon, "address": address, "run": time.monotonic_ns()}
    _PULSE(data=data, key=key, on_changed_change=lambda: None)
