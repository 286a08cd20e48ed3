"""What the structures of a wave say together: for their committee, and for themselves by their personal link."""

import streamlit as st

from components.cooperation import restitution as shown
from components.evaluation.verbatims import quotes
from db import engine
from db.queries.cooperation import restitution, trajectory
from db.queries.evaluation import verbatims
from db.queries.operations import content
from domain.evaluation.structures import FEWEST
from domain.evaluation.verbatims import ToldWords
from frame import due
from texts import say

PILLARS, WEAKEST, SOIL, STEP, KIND = "p07", "p08", "p17", "p18", "p02"
HARD = ("p29", "p30")
HYBRID = {"hybrid_marche": "market", "hybrid_redistribution": "redistribution", "hybrid_reciprocite": "reciprocity"}
FURTHER = ("p10", "p12", "p13", "p14", "p15", "p16", "p19", "p22", "p23", "p24", "p24b", "p25", "p26")


def panel(wave: str, territory: str) -> None:
    """All that was told of a wave; before that, how many have finished, and what the wave before it told."""
    due.at_once()
    with engine.current().reading() as connection:
        told = restitution.of(connection, wave)
        if told is None:
            shown.waits(restitution.finished(connection, wave), FEWEST)
            before = restitution.earlier(connection, wave)
            if before is None or (told := restitution.of(connection, before[0])) is None:
                return
            wave = before[0]
            shown.earlier(before[1])
        read = shown.RestitutionInFull(
            told,
            restitution.asked(connection, wave),
            restitution.waves(connection, wave),
            {one.id: one for one in content.reference(connection, "good_practices")},
            trajectory.of(connection, territory).under_way,
            content.indicators(connection),
            content.meanings(connection),
        )
        words = verbatims.published(connection, wave)
    shown.about(read)
    if not told.counted:
        return
    shown.pillars(read, PILLARS, WEAKEST)
    shown.soil(read, SOIL)
    shown.step(read, STEP)
    shown.means(read, {item: say(f"restitution.{name}") for item, name in HYBRID.items()})
    shown.difficulties(read, *HARD)
    shown.around(read, KIND)
    shown.further(read, *FURTHER)
    shown.numbers(read)
    theirs = tuple(one for one in words.words if one.structure)
    if theirs:
        st.subheader(say("restitution.words"), anchor=False, icon=":material/format_quote:")
        quotes(ToldWords(theirs, words.missing))
