"""The optional modules that follow one questionnaire of a workshop."""

from collections.abc import Collection, Sequence

import streamlit as st

from components.buttons import mark
from components.prose import prose
from domain.participation.questionnaire import JOINED, Questionnaire
from sentences.participation.versions import timed
from texts import say


def modules(
    offered: Sequence[Questionnaire], after: Questionnaire, former: str, key: str, *, asked: Collection[str] = ()
) -> tuple[Questionnaire, ...]:
    """Choose them: none beforehand, and none of ``asked``. They follow questionnaires for residents only.

    ``former``: the version that is changed, or done again; ``asked``: ids that are asked earlier in the workshop.
    """
    fitting = (each for each in offered if each.is_module and each.audience == after.audience)
    known = {each.id: each for each in fitting if each.id not in asked}
    if not known:
        return ()
    names = {name: timed(each) for name, each in known.items()}
    added = st.pills(
        say("asking.modules", title=prose(after.title)) if asked else say("plan.modules"),
        list(known),
        default=[each for each in former.partition("@")[0].split(JOINED) if each in known],
        selection_mode="multi",
        format_func=names.__getitem__,
        help=say("plan.modules_help"),
        key=f"{key}_{mark(tuple(names.items()))}" if asked else key,  # a list of other words is another list
    )
    return tuple(known[each] for each in known if each in added)
