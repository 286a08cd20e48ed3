"""Words that people wrote in questionnaires, read before everybody reads them: a panel of «Modération»."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.evaluation.verbatims import Draft, done, reading, states
from components.prose import prose
from db import engine
from db.queries.evaluation import verbatims, waves
from db.queries.operations import content
from domain.evaluation.verbatims import State, Verbatim, WordsMoved
from domain.priorities.priority import PROPOSES
from frame import chosen
from frame.act import Deed, act
from texts import say
from texts.typography import typeset


def panel(here: str) -> None:
    """Of one territory, wave by wave: what waits, what was published, what was refused."""
    day = datetime.now(UTC).date()
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection, frozenset({here})))
        waiting = verbatims.waiting(connection, here, day)
    likely = next((wave.id for wave in known if wave.id in waiting), None)
    names = {wave.id: prose(wave.label) for wave in known}
    st.caption(say("written.about"))
    wave = chosen.one(
        "wave", names, say("written.wave"), likely, unknown=say("chosen.unknown"), none=say("themes.none")
    )
    if wave is None:
        return
    with engine.current().reading() as connection:
        words, told = verbatims.queue(connection, wave, day), verbatims.published(connection, wave)
        themes = {theme.id: typeset(theme.fr) for theme in content.themes(connection)}
        tags = content.facts(connection, verbatims.TAGS)
    buttons, state = Buttons[Verbatim]("written"), states(words)
    shown = [one for one in words if one.state is state]
    drafts: Mapping[str, Draft] = {}
    if state is State.WAITING:
        drafts = reading(shown, themes, tags, buttons)
    else:
        missing = told.missing if state is State.PUBLISHED else 0
        done(shown, themes, tags, buttons, say("written.missing", n=missing) if missing else "")
    if press := buttons.press:
        with act(PROPOSES, here) as deed:
            _do(deed, wave, press.act, press.shown, drafts.get(press.shown.id))
        st.rerun()


def _do(deed: Deed, wave: str, asked: str, seen: Verbatim, draft: Draft | None) -> None:
    connection, by = deed.connection, deed.by
    if asked == "take_back":
        verbatims.take_back(connection, wave, seen, by)
    elif draft is None:
        raise WordsMoved
    elif asked == "publish":
        verbatims.publish(connection, wave, seen, (draft.theme, draft.tag), by)
    elif asked == "hide":
        verbatims.hide(connection, wave, seen, draft.piece, by)
    else:
        verbatims.refuse(connection, wave, seen, draft.reason, by)
