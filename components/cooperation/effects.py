"""What structures say of their useful effects, below the solutions: effect by effect, and as a table."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, prose, tabled
from domain.cooperation.effects import BRICK, EFFECTS, FUNDERS, WHOM, Counts, NamedEffect
from domain.participation.questionnaire import Questionnaire
from sentences.cooperation.effects import Words, bricks, line, table
from texts import say


def answers(
    known: Sequence[NamedEffect], of_bricks: Counts, asked: Questionnaire, titles: Words, about: tuple[str, str | None]
) -> None:
    """``titles``: of the territory's bricks, by id; ``asked``: in whose words the answers are told.

    ``about``: the name of the wave, and what useful effects are.
    """
    wave, help_ = about
    st.header(say("named_effects.title"), anchor=False, icon=":material/volunteer_activism:", help=help_)
    st.caption(prose(say("named_effects.about", wave=wave)))
    if not known:
        st.info(say("named_effects.nothing"), icon=":material/hourglass_empty:")
        return
    effects = _choices(asked, EFFECTS)
    whom, funders = (_choices(asked, f"{question}{known[0].effect}") for question in (WHOM, FUNDERS))
    st.markdown(bullets([prose(line(one, effects, whom, funders)) for one in known]))
    if hidden := sum(one.hidden for one in known):
        st.caption(say("named_effects.hidden", n=hidden))
    frame = table(known, effects, funders)
    if len(frame.columns):
        with st.expander(say("named_effects.table"), icon=":material/table:", key="named_effects_table"):
            st.table(tabled(frame))
    if lines := bricks(of_bricks, titles):
        st.markdown(f"**{say('named_effects.bricks')}**")
        st.markdown(bullets([prose(each) for each in lines]))
    elif asked.question(BRICK) is not None:
        st.caption(say("named_effects.no_brick"))


def _choices(asked: Questionnaire, question: str) -> Words:
    found = asked.question(question)
    return {one.id: one.fr for one in found.choices} if found is not None else {}
