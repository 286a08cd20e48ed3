"""Piste 1 or piste 2: what is asked before a workshop is made of it, and those that were made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.choosing import field, label
from components.prose import meaning, prose
from components.typed import typed_line, typed_text
from domain.cooperation.tracks import LONGEST_SUBJECT, LONGEST_WORDS, Approach, Authority, Degree, Track, Who
from sentences.cooperation.tracks import about
from texts import day_of, say

CONCEPTS = {Track.PROJECT: "piste1", Track.GROUP: "piste2"}


@dataclass(frozen=True)
class Where:
    """When and where the workshop is, and in which wave."""

    day: date
    place: str
    wave: str


def known(made: Sequence[tuple[Approach, date]]) -> None:
    """Those that made a workshop."""
    for one, day in made:
        with st.container(border=True):
            st.markdown(f"**{prose(say(f'track.{one.track}'))}\u00a0: {prose(one.subject)}**")
            st.caption(say("track.day", day=day_of(day)))
            st.write(prose(about(one)))
            if one.comment:
                st.write(prose(one.comment))
            if one.rather_the_other:
                st.info(say("track.rather_the_other"), icon=":material/lightbulb:")


def form(
    today: date, waves: Sequence[str], meanings: Mapping[str, str], buttons: Buttons[str]
) -> tuple[Approach, Where]:
    """The fields of the chosen track, and of the workshop; what they hold. ``meanings``: of words of cooperation."""
    at = buttons.new
    names = {one.value: say(f"track.{one}") for one in Track}
    track = Track(field(say("track.which"), names, Track.PROJECT.value, key=f"track_{at}") or Track.PROJECT)
    st.caption(say(f"track.about_{track}"), help=meaning(meanings, CONCEPTS[track]))
    with st.form(f"track_form_{track}_{at}", border=False, enter_to_submit=False):
        subject = typed_line(say(f"track.subject_{track}"), most=LONGEST_SUBJECT, key=f"track_subject_{at}_{track}")
        potential = openness = authority = None
        who: Sequence[Who] = ()
        if track is Track.PROJECT:
            potential, openness = (_degree(name, at) for name in ("potential", "openness"))
        else:
            who = st.pills(
                say("track.who"), list(Who), selection_mode="multi", key=f"track_who_{at}",
                format_func=lambda one: say(f"track_who.{one}"),
            )  # fmt: skip
            authority = st.radio(
                say("track.authority"), list(Authority), index=None, key=f"track_authority_{at}",
                format_func=lambda one: say(f"track_authority.{one}"),
            )  # fmt: skip
        comment = typed_text(say("track.comment"), most=LONGEST_WORDS, height=90, key=f"track_comment_{at}_{track}")
        left, right = st.columns(2)
        day = left.date_input(say("plan.day"), today, min_value=today, format="DD/MM/YYYY", key=f"track_day_{at}")
        place = typed_line(say("plan.place"), at=right, most=80, key=f"track_place_{at}")
        wave = label(say("plan.wave"), waves, key=f"track_wave_{at}", help_=say("plan.wave_help"))
        send = buttons.key("begin_track", at, at)
        st.form_submit_button(say("track.begin"), type="primary", icon=":material/event_available:", key=send)
    said = Approach(track, subject or "", potential, openness, tuple(who), authority, comment or "")
    return said, Where(day, place or "", wave)


def _degree(name: str, at: str) -> Degree | None:
    return st.radio(
        say(f"track.{name}"),
        list(Degree),
        index=None,
        horizontal=True,
        help=say(f"track.{name}_help"),
        format_func=lambda one: say(f"track_degree.{one}"),
        key=f"track_{name}_{at}",
    )
