"""The top of a page, where something new stands: whoever pressed a button far below sees it."""

import streamlit as st

_TOP = st.components.v2.component(
    "tablee_top",
    html="<span hidden></span>",
    js="""
// Once for each thing, however often it is drawn.
export default function ({ data }) {
  if (window.tableeTop === data.of) return
  window.tableeTop = data.of
  document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 })
}
""",
)


def seen(of: str) -> None:
    """Show the top of the page, once for what is named ``of``."""
    _TOP(data={"of": of}, key="top")
