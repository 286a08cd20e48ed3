"""Words that stand one above the other, as one element: an element of Streamlit costs 0.12 ms, whatever it says (0190).

Each of what is given here is Markdown already (``prose``, ``sentence``, never ``inert``, whose brackets would end what
``tag`` begins); an empty one is left out.
"""

import re

import streamlit as st

_BETWEEN = re.compile(r"\n\s*\n")  # paragraphs: what is small ends with its own


def text(*paragraphs: str) -> None:
    """One paragraph under the other, headings too (``"## …"``).

    A heading that has an icon stays an element of its own: here, the icon's English name would be read aloud in it.
    """
    st.markdown(joined(*paragraphs), anchors=False)


def joined(*paragraphs: str) -> str:
    """The same, to be kept and drawn later."""
    return "\n\n".join(filter(None, paragraphs))


def small(words: str) -> str:
    """As a caption says it."""
    return joined(*(f":small[:gray[{each}]]" for each in _BETWEEN.split(words) if each))


def tag(words: str, icon: str, colour: str = "gray") -> str:
    """A badge in the middle of words."""
    return f":{colour}-badge[:material/{icon}: {words}]"
