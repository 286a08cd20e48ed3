"""The journal, drawn."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

import streamlit as st

from components import choosing
from components.prose import prose
from domain.staff.journal import TOPICS, JournalLine, Sought
from domain.workshops.hours import ROOMS
from sentences.staff.journal import sentences
from texts import say

MOST = 200
ANYBODY, ANYTHING = "tous", "tout"  # what the address does not say


def sought(authors: Mapping[str, str], today: date) -> Sought:
    """Whose acts, about what, until which day. ``authors``: names by id. The first two are in the address."""
    topics = {ANYTHING: say("journal.anything")} | {topic: say(f"journal.topic.{topic}") for topic in TOPICS}
    people = {ANYBODY: say("journal.anybody")} | dict(authors)
    who, what, when = st.columns(3)
    with who:
        by = choosing.one("qui", people, say("journal.who"), unsaid=ANYBODY)
    with what:
        topic = choosing.one("quoi", topics, say("journal.what"), unsaid=ANYTHING)
    with when:
        last = st.date_input(say("journal.until"), today, format="DD/MM/YYYY", key="journal_until")
    return Sought(
        None if by == ANYBODY else by,
        None if topic == ANYTHING else topic,
        _after(last) if isinstance(last, date) and last < today else None,
    )


def _after(day: date) -> datetime:
    """The moment at which that day is over, where the rooms are."""
    return datetime.combine(day + timedelta(days=1), time(), ROOMS)


def written(acts: Sequence[JournalLine]) -> str:
    """Their sentences, the last act first: one element, since of two hundred, each had its own price."""
    return "\n\n".join(map(prose, sentences(acts)))


def journal(words: str, *, everything: bool, more: bool) -> None:
    """Draw them. ``everything``: whether nothing in particular is sought; ``more``: whether there may be earlier ones.

    ``words``: as ``written`` says them.
    """
    if not words:
        st.info(say("journal.nothing" if everything else "journal.not_found"), icon=":material/history:")
        return
    st.markdown(words)
    if more:
        st.caption(say("journal.more", n=MOST))


def whole(head: str, place: str) -> bool:
    """The head of the chain of a place; whether somebody wants it read through."""
    with st.expander(say("journal.head"), icon=":material/link:", key="journal_head"):
        st.write(say("journal.head_why"))
        st.code(head, language=None, wrap_lines=True)
        return st.button(say("journal.check"), icon=":material/verified:", key=f"journal_check_{place}")


def checked(broken: int | None, *, other_key: bool) -> None:
    """What reading a chain through has found. ``other_key``: nothing but that its beginning is of another key."""
    if broken is None:
        st.success(say("journal.whole"), icon=":material/verified:")
    elif other_key:
        st.warning(say("journal.other_key", number=broken), icon=":material/key_off:")
    else:
        st.error(say("journal.broken", number=broken), icon=":material/link_off:")
