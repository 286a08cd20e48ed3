"""The fields of what a decision belongs to, and of when it is talked about again: folded, and nothing of it needed."""

from collections.abc import Mapping
from datetime import date, timedelta

import streamlit as st

from components import folded
from components.choosing import field
from components.typed import typed_line
from domain.workshops.decisions import LONGEST_WORDS
from domain.workshops.links import Link, Links
from sentences.workshops.decisions import link
from texts import say
from texts.typography import capital

SOON = timedelta(days=60)  # what is proposed, after the workshop
Known = Mapping[Link, Mapping[str, str]]


def differing(new: str) -> str | None:
    """Of a decision that follows a vote: why it is not what the vote chose; None as long as nobody says so."""
    if not st.checkbox(say("decision.differs"), key=f"decision_differs_{new}"):
        return None
    return typed_line(say("decision.differs_why"), most=LONGEST_WORDS, key=f"decision_why_{new}")


def linking(known: Known, day: date, new: str) -> tuple[date | None, Links]:
    """The day of the review, and the links. ``known``: what there is to link to, in words by id."""
    here = folded.expander(say("decision.link"), icon=":material/link:", key=f"decision_links_{new}")
    if here is None:
        return None, Links()
    with here:
        review = _review(day, new)
        chosen = {kind: _chosen(kind, names, new) for kind, names in known.items() if names}
    return review, Links(**chosen)


def _review(day: date, new: str) -> date | None:
    """Asked in two steps: an empty date field says «dd/mm/yyyy»."""
    if not st.checkbox(say("decision.reviewed"), key=f"decision_reviewed_{new}"):
        return None
    chosen = st.date_input(
        say("decision.review"), day + SOON, min_value=day, format="DD/MM/YYYY", key=f"decision_review_{new}"
    )
    return chosen if isinstance(chosen, date) else None


def _chosen(kind: Link, names: Mapping[str, str], new: str) -> str | None:
    said = {id_: capital(words) for id_, words in names.items()}
    return field(link(kind), said, key=f"decision_{kind}_{new}", placeholder=say("decision.no_link"))
