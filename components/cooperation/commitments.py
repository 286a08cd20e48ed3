"""Commitments on a screen: written and answered by the two, read by others where both agreed."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.cooperation.means import in_a, spans
from components.prose import bullets, inert, prose
from components.typed import typed_line, typed_text
from domain.cooperation.commitments import (
    LONGEST,
    LONGEST_WORDS,
    Commitment,
    CommitmentWords,
    Entry,
    EntryKind,
    Form,
    Standing,
)
from sentences.cooperation.commitments import between, both, entry, standing, when
from sentences.cooperation.commitments import form as called
from texts import say
from texts.typography import typeset

On = str | tuple[Commitment, EntryKind]  # the id of a new one, or what is said of one
COLOURS: Mapping[Standing, Literal["orange", "green"]] = {Standing.PROPOSED: "orange", Standing.VALID: "green"}
ICONS: Mapping[EntryKind, str] = {
    EntryKind.ACCEPTED: "handshake",
    EntryKind.REFUSED: "close",
    EntryKind.WITHDRAWN: "undo",
    EntryKind.REVIEWED: "event_repeat",
    EntryKind.ENDED: "flag",
}
USUAL = timedelta(days=365)  # until one looks at it again: offered, never decided for anyone


def card(
    one: Commitment, mine: str, names: Mapping[str, str], today: date | None, buttons: Buttons[On]
) -> Entry | None:
    """One of ours, with what may be said of it; returns what its fields hold, None where there are none.

    ``today``: None once nothing more may be said.
    """
    with st.container(border=True, key=f"commitment_{one.id}"):
        st.markdown(f"**{prose(say('commitment.with', name=typeset(names[one.other(mine)])))}**")
        st.badge(inert(standing(one, mine)), color=COLOURS.get(one.standing, "gray"))
        given, received = both(one, mine)
        st.markdown(bullets([prose(given), prose(received)]))
        st.caption(prose(when(one)))
        if one.entries:
            st.markdown(bullets([prose(entry(each, names)) for each in one.entries]))
        if today is not None and one.due(today):
            st.info(say("commitment.due"), icon=":material/event_repeat:")
        may = one.open_to(mine)
        if not may or today is None:
            return None
        if EntryKind.REVIEWED not in may:
            return _saying(one, mine, today, buttons)
        with st.expander(say("commitment.go_on"), icon=":material/event_repeat:", key=f"go_on_{one.id}"):
            return _saying(one, mine, today, buttons)


def _saying(one: Commitment, mine: str, today: date, buttons: Buttons[On]) -> Entry:
    key, may = f"{one.id}_{len(one.entries)}", one.open_to(mine)
    again: date | None = None
    with st.form(f"tell_{key}", border=False, enter_to_submit=False):
        needed = EntryKind.REVIEWED in may
        label = say("commitment.words_of_review" if needed else "commitment.words")
        words = typed_text(label, most=LONGEST_WORDS, height=80, key=f"tell_words_{key}")
        if needed:
            as_said = spans(say("commitment.as_said"))
            again = in_a(field(say("commitment.again"), as_said, "", key=f"tell_again_{key}"), today)
        with st.container(horizontal=True):
            for what in may:
                name = buttons.key(f"tell_{what}", one.id, (one, what), seen=key, form=f"tell_words_{key}")
                st.form_submit_button(
                    say(f"commitment.{what}"),
                    icon=f":material/{ICONS[what]}:",
                    key=name,
                    type="primary" if what is EntryKind.ACCEPTED else "secondary",
                )
    return Entry(may[0], mine, date.min, words or "", again)


def form(others: Mapping[str, str], today: date, buttons: Buttons[On]) -> CommitmentWords:
    """The fields of a new one; returns what they hold."""
    new = buttons.new
    with st.form(f"commitment_{new}", border=True, enter_to_submit=False):
        st.markdown(f"**{say('commitment.new')}**")
        names = {one: typeset(name) for one, name in others.items()}
        to = field(say("commitment.to"), names, key=f"commitment_to_{new}", placeholder=say("commitment.choose"))
        gives, receives = (
            typed_line(say(f"commitment.{name}"), most=LONGEST, key=f"commitment_{name}_{new}")
            for name in ("gives", "receives")
        )
        forms = {one.value: called(one) for one in Form}
        how = field(say("commitment.form"), forms, Form.ORAL.value, key=f"commitment_form_{new}")
        left, right = st.columns(2)
        start = left.date_input(say("commitment.start"), today, format="DD/MM/YYYY", key=f"commitment_start_{new}")
        review = right.date_input(
            say("commitment.review"), today + USUAL, format="DD/MM/YYYY", key=f"commitment_review_{new}"
        )
        key = buttons.key("propose", new, new, form=f"commitment_gives_{new}")
        st.form_submit_button(say("commitment.propose"), type="primary", icon=":material/send:", key=key)
    days = [day if isinstance(day, date) else today for day in (start, review)]
    return CommitmentWords(to or "", gives or "", receives or "", Form(how or Form.ORAL), days[0], days[1])


def of_territory(known: Sequence[Commitment], names: Mapping[str, str], authorities: Collection[str]) -> None:
    """Those that hold or have held, of organisations that both agreed."""
    if not known:
        st.info(say("commitment.none_shown"), icon=":material/hourglass_empty:")
        return
    st.markdown(bullets([prose(between(one, names, authorities)) for one in known]))
