"""Where a picture is wider than its frame: a line that says so, and that a keyboard can stand on to move it."""

import streamlit as st

from texts import say

_LINE = st.components.v2.component(
    "tablee_scrolled",
    html='<p tabindex="0"></p>',
    css="p { margin: 0; max-width: 20rem; font-family: var(--st-font); color: var(--st-text-color) }",
    js="""
export default function ({ data, parentElement }) {
  const line = parentElement.querySelector("p")
  line.textContent = data.words
  let frame = parentElement.getRootNode().host ?? parentElement
  while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement
  if (!frame) return
  // Said only where the picture is wider than its frame, which a turned tablet changes.
  const look = () => { line.hidden = frame.scrollWidth <= frame.clientWidth + 1 }
  const watch = new ResizeObserver(look)
  for (const each of [frame, ...frame.children]) watch.observe(each)
  look()
  return () => watch.disconnect()
}
""",
)


def scrolled(*, key: str) -> None:
    """Draw the line, inside of the frame that moves."""
    _LINE(data={"words": say("scrolled.hint")}, key=key)
