"""A card is its one link: wherever a finger falls on it, the page opens."""

from pathlib import Path

import streamlit as st

_CARDS = st.components.v2.component(
    "tablee_cards",
    html="<span hidden></span>",
    css=(Path(__file__).parent / "cards.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
PREFIX = "card_"  # of the keys of the containers that are cards; ``cards.css`` looks for it


def cards() -> None:
    """Make every container of this page whose key begins with ``card_`` the surface of the link in it."""
    _CARDS(key="cards")
