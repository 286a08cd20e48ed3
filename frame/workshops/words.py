"""Words and the weather on the console, and words that wait to be read over before minutes are validated."""

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.pulse import pulse
from components.workshops.words import Ids, reading, saying, sky
from db import engine
from db.engine import Connection
from db.queries.workshops import facts, weather, words, workshops
from domain.operations.versions import Readings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part, captures
from domain.workshops.programme import Shows, Step
from domain.workshops.weather import Weather
from domain.workshops.words import CAPTURES, Round, cloud
from frame.act import act
from frame.live import live
from frame.unchanged import unchanged
from frame.workshops.captures import beside, room
from sentences.workshops.words import missing
from texts import say

_Around = tuple[Mapping[str, str], Weather]  # what words may be about, and the hands that were counted
_around = Readings[_Around](64)  # by workshop
_ROUNDS = {Shows.OPENING: Round.OPENING, Shows.CLOSING: Round.CLOSING}


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """At the steps where something is said, and where there is no programme; elsewhere nothing."""
    pulse(f"workshop:{workshop_id}", key="words_pulse", soon=False)
    here = room(workshop_id)
    if not captures(Part.WORDS, here.workshop.state, here.step):
        return
    tags, hands = unchanged(_around, workshop_id, lambda connection: _shown(connection, workshop_id)).said
    with engine.current().glancing() as connection:
        said = words.of(connection, workshop_id, _now())  # never kept here: what is taken back is gone
    buttons, counting = Buttons[Ids](f"words_{workshop_id}"), Buttons[str]("weather")
    with st.container(border=True, key="words"):
        rounds = _rounds(here.step)
        st.subheader(say(f"capture.title.{rounds[0]}") if len(rounds) == 1 else say("words.title"), anchor=False)
        round_, typed, table = saying(workshop_id, here.tables, rounds, buttons)
        here_said = [one for one in said if one.round is round_]
        about = reading(here_said, tags, buttons, key=f"words_{round_}", note=missing(cloud(here_said)))
        beside(here, CAPTURES[round_], "words")
        raised = sky(workshop_id, hands, counting) if Round.CLOSING in rounds else ()
    if (press := buttons.press) and press.act == "say":
        with act(RUNS_WORKSHOPS, here.workshop.territory) as deed:
            words.say(deed.connection, workshop_id, round_, typed, table, deed.by, press.shown[0])
        buttons.done()  # the next ones begin with an empty field
        st.rerun()
    _read_over(here.workshop.territory, workshop_id, buttons, about)
    if counting.press:
        with act(RUNS_WORKSHOPS, here.workshop.territory) as deed:
            weather.record(deed.connection, workshop_id, raised, deed.by)
        st.rerun()


@live(RUNS_WORKSHOPS)
def waiting(_: Visitor, workshop_id: str) -> None:
    """Before minutes are validated: the words of all rounds, if any was said."""
    with engine.current().reading() as connection:
        workshop, said = workshops.workshop(connection, workshop_id), words.of(connection, workshop_id, _now())
        tags = facts.tags(connection)
    if not said:
        return
    buttons = Buttons[Ids]("words_of_minutes")
    with st.container(border=True, key="words_of_minutes"):
        st.subheader(say("words.title"), anchor=False)
        about = reading(said, tags, buttons, key="words_of_minutes")
    _read_over(workshop.territory, workshop_id, buttons, about)


def _read_over(territory: str, workshop: str, buttons: Buttons[Ids], about: str) -> None:
    """What was pressed of words that were said before. ``about``: the subject that is chosen."""
    press = buttons.press
    if press is None:
        return
    with act(RUNS_WORKSHOPS, territory) as deed:
        if press.act == "clear":
            words.clear(deed.connection, workshop, press.shown, deed.by)
        elif press.act == "tag":
            words.tag(deed.connection, workshop, press.shown, about, deed.by)
        else:
            words.remove(deed.connection, workshop, press.shown, deed.by)
    st.rerun()


def _rounds(step: Step | None) -> tuple[Round, ...]:
    """Of which round words are now; where there is no programme, any."""
    if step is None:
        return (Round.CLOSING, Round.OPENING, Round.FREE)
    return (_ROUNDS.get(step.shows, Round.FREE),)


def _shown(connection: Connection, workshop: str) -> _Around:
    return facts.tags(connection), weather.of(connection, workshop)


def _now() -> datetime:
    return datetime.now(UTC)
