"""Preparing: what is done so that everybody can come, and who holds the workshop."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.folded import expander
from components.typed import fault, typed_line
from domain.errors import AppError
from domain.workshops.welcome import EPICES, LONGEST, Offer, Welcome
from texts import say


def welcome(before: Welcome, names: Mapping[str, str], version: str, mark: str) -> Welcome:
    """Draw the fields; what they say, and beside them what may not be asked then.

    ``names``: languages by code; ``version``: the questionnaire chosen, with its modules.
    """
    spoken = [each for each in before.languages if each in names]
    said = Welcome(tuple(sorted(spoken)), before.offers, before.gives_food)
    if there := expander(say("welcome.title"), icon=":material/diversity_3:", key=f"welcome{mark}"):
        with there:
            said = _fields(said, names, mark)
    epices = before.epices
    if EPICES in version:
        epices = typed_line(
            say("welcome.epices"),
            epices,
            most=LONGEST,
            help=say("welcome.epices_help"),
            key=f"welcome_epices{mark}",
        )
    said = replace(said, epices=epices.strip())
    if not fault(epices, LONGEST):  # else it is told at its field
        try:
            said.judge(version)
        except AppError as refusal:
            st.warning(say(refusal.key), icon=":material/block:")
    return said


def _fields(before: Welcome, names: Mapping[str, str], mark: str) -> Welcome:
    offers = st.pills(
        say("welcome.offers"),
        list(Offer),
        default=sorted(before.offers),
        selection_mode="multi",
        format_func=lambda offer: say(f"welcome.{offer}"),
        help=say("welcome.offers_help"),
        key=f"welcome_offers{mark}",
    )
    languages = st.pills(
        say("welcome.languages"),
        list(names),
        default=before.languages,
        selection_mode="multi",
        format_func=names.__getitem__,
        key=f"welcome_languages{mark}",
    )
    gives = st.checkbox(
        say("welcome.gives_food"), before.gives_food, help=say("welcome.gives_food_help"), key=f"welcome_food{mark}"
    )
    return Welcome(tuple(sorted(set(languages))), frozenset(map(Offer, offers)), gives)
