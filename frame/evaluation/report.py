"""Writing a committee's report: each text saves itself when its field is left; two who write at once lose no word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from components.buttons import Buttons
from components.evaluation import report as drawn
from components.evaluation.report import On
from components.printing import HIDDEN, printing
from components.prose import prose
from db.engine import Connection
from db.queries.evaluation import report, reported
from domain.evaluation.report import Heading, Text, Written
from domain.evaluation.reported import ReportFacts
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings, Versions
from domain.staff.roles import WRITES_REPORT, Visitor
from frame import due
from frame.act import act
from frame.file import file
from frame.refusals import refusals_said
from frame.unchanged import unchanged
from sentences.evaluation.report import composed, made
from texts import say, spoken

KEPT = 32  # reports of waves, as they were read last
TAKEN = {"report": "pdf", "report_word": "docx", "report_csv": "csv", "report_codebook": "csv"}


@dataclass(frozen=True)
class Field:
    """The field of a heading in this tab. ``began``: with which version it was drawn first, which is in its key.

    ``number``, ``words``: the version that it holds now, unless somebody is writing.
    """

    began: int
    number: int
    words: str


Fields = dict[Heading, Field]
Report = tuple[ReportFacts, Mapping[Heading, Written]]

_read = Readings[Report](KEPT)
_drawn = Versions[tuple[drawn.Drawn, ...]](KEPT)


def panel(visitor: Visitor, here: Wave) -> None:
    """The report of a wave: read by all who may, written by its committee."""
    due.keep_up()
    writes = visitor.may(WRITES_REPORT, here.territory)
    fields: Fields = st.session_state.setdefault(f"report_fields_{here.id}", {}) if writes else {}
    buttons = Buttons[On](f"report_{here.id}")
    if writes:
        _save(here, fields)
        _do(here, fields, buttons)
    today = datetime.now(UTC).date()
    now = unchanged(_read, (here, today), lambda connection: _of(connection, here, today))
    facts, texts = now.said
    sections = _drawn.of((now.number, spoken()), lambda: drawn.prepared(composed(facts, texts)))
    st.caption(prose(made(facts)))
    with st.container(key=f"report_head_{HIDDEN}"):
        st.write(say("report.intro" if writes else "report.intro_read"))
        for kind, ending in TAKEN.items():
            name = f"{say(f'report.name_{kind}')}.{ending}"
            file(kind, here.id, name=name, label=say(f"report.take_{kind}"), key=f"take_{kind}_{here.id}")
    printing(f"{here.territory_name}, {here.label}", key="report_print")
    for one in sections:
        if writes:
            field = _field(here, one.heading, fields, texts)
            drawn.section(one, written=texts[one.heading], field=field, buttons=buttons)
        else:
            drawn.for_reader(one)


def _of(connection: Connection, here: Wave, today: date) -> Report:
    return reported.facts(connection, here, today), report.of(connection, here.id)


def _save(here: Wave, fields: Fields) -> None:
    """Keep what was typed since the last run; what cannot be kept stays in its field, with the reason."""
    for heading, field in list(fields.items()):
        typed = st.session_state.get(_key(here, heading, field))
        if typed is None or typed == field.words:
            continue
        with refusals_said():
            _kept(here, heading, typed, fields)


def _kept(here: Wave, heading: Heading, words: str, fields: Fields) -> None:
    """Write it on the version that this tab has read. Its field goes on, unless it is to show something else now."""
    field = fields[heading]
    with act(WRITES_REPORT, here.territory) as deed:
        kept = report.keep(deed.connection, here.id, heading, words, field.number, deed.by)
    if kept.beside or kept.words != words:
        del fields[heading]
    else:
        fields[heading] = Field(field.began, kept.number, kept.words)


def _do(here: Wave, fields: Fields, buttons: Buttons[On]) -> None:
    """What was pressed: a text beside is taken or left, a former one stands again."""
    press = buttons.press
    if press is None or press.shown.heading not in fields:
        return
    heading, text = press.shown.heading, press.shown.text
    seen = fields[heading].number  # with what this tab has just written itself
    with refusals_said(), act(WRITES_REPORT, here.territory) as deed:
        if press.act == "take":
            report.take(deed.connection, here.id, heading, text.number, seen, deed.by)
        elif press.act == "leave":
            report.leave(deed.connection, here.id, heading, text.number, deed.by)
        else:
            report.keep(deed.connection, here.id, heading, text.words, seen, deed.by)


def _field(here: Wave, heading: Heading, fields: Fields, texts: Mapping[Heading, Written]) -> str:
    """The key of the field, which holds what stands, or what somebody is writing that could not be kept."""
    stands: Text = texts[heading].stands
    field = fields.get(heading)
    typed = st.session_state.get(_key(here, heading, field)) if field else None
    if field is None or (field.number != stands.number and typed in {None, field.words}):
        field = fields[heading] = Field(stands.number, stands.number, stands.words)
    key = _key(here, heading, field)
    st.session_state.setdefault(key, field.words)
    return key


def _key(here: Wave, heading: Heading, field: Field) -> str:
    return f"report_text_{here.id}_{heading}_{field.began}"
