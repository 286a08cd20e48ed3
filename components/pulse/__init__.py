"""The server says that something changed; the fragment around this component runs again."""

import streamlit as st

_PULSE = st.components.v2.component(
    "tablee_pulse",
    html="<span hidden></span>",
    js="""
const streams = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const open = streams.get(parentElement)
  if (open && open.topic === data.topic) {
    open.pulse = setTriggerValue
    return
  }
  if (open) open.source.close()
  const source = new EventSource(`/api/events?topic=${encodeURIComponent(data.topic)}`)
  const stream = { topic: data.topic, source, pulse: setTriggerValue, seen: 0 }
  // A reconnection also counts: whatever happened meanwhile must be shown.
  source.onmessage = (message) => {
    if (message.data !== "ready" || stream.seen) stream.pulse("changed", Date.now())
    stream.seen += 1
  }
  streams.set(parentElement, stream)
  return () => {
    streams.get(parentElement)?.source.close()
    streams.delete(parentElement)
  }
}
""",
)


def pulse(topic: str, *, key: str) -> None:
    """Rerun the fragment that calls this whenever ``topic`` changes; draws nothing."""
    _PULSE(data={"topic": topic}, key=key, on_changed_change=lambda: None)
