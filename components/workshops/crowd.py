"""The devices of a room as dots, and as numbers for whoever does not see dots. Their shapes tell them apart too."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from domain.workshops.crowd import Doing
from texts import say

_CROWD = st.components.v2.component(
    "tablee_crowd",
    html='<div class="dots" aria-hidden="true"></div><ul class="said"></ul>',
    css=(Path(__file__).parent / "crowd.css").read_text(encoding="utf-8"),
    js="""
const dot = (name) => Object.assign(document.createElement("span"), { className: `dot ${name}` })

export default function ({ data, parentElement }) {
  const all = data.doing.flatMap(({ name, n }) => Array.from({ length: n }, () => dot(name)))
  parentElement.querySelector(".dots").replaceChildren(...all)
  parentElement.querySelector(".said").replaceChildren(
    ...data.doing.map(({ name, said }) => {
      const line = document.createElement("li")
      const sign = dot(name)
      sign.setAttribute("aria-hidden", "true")
      line.append(sign, said)
      return line
    }),
  )
}
""",
)


def dots(doing: Mapping[Doing, int], *, key: str) -> None:
    """Draw them in the order of what they do, which says nothing of who came when; nothing for an empty room."""
    shown = [{"name": one, "n": doing[one], "said": say(f"crowd.{one}", n=doing[one])} for one in Doing if doing[one]]
    if shown:
        _CROWD(data={"doing": shown}, key=key)
