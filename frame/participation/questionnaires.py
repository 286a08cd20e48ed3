"""Questionnaires: read only. A version that was answered never changes, and a new one is written in the files."""

from collections.abc import Mapping

import streamlit as st

from components.participation import versions as drawn
from db import engine
from db.queries.participation import questionnaires, versions
from domain.participation.questionnaire import MODULE
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from sentences.participation.versions import named
from texts import say


def panel(visitor: Visitor, places: Mapping[str, str]) -> None:
    """One questionnaire: its versions and where they are asked, two of them side by side, the words of one."""
    st.write(say("versions.intro"))
    mine = visitor.territories(EDITS_CONTENT)
    with engine.current().reading() as connection:
        known = versions.kept(connection, None if EVERYWHERE in mine else mine)
    titles = {one.family: one.title for one in reversed(known) if one.family.startswith(MODULE)}
    here = drawn.family(known)
    own = [one for one in known if one.family == here]
    drawn.table(own, titles, places)
    pair = drawn.two(own, titles)
    shown = pair or (own[0], own[0])
    with engine.current().reading() as connection:
        before, after = (questionnaires.questionnaire(connection, one.id) for one in shown)
    if pair is not None:
        drawn.side_by_side(before, after, (named(pair[0], titles), named(pair[1], titles)))
    drawn.words(after, named(shown[1], titles))
