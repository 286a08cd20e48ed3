"""Minutes on a screen: in full, as residents read them, and the fields that whoever runs the workshop fills."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.listen import listen
from components.prose import bullets, prose
from components.typed import typed_text
from domain.workshops.minutes import LONGEST, PARTS, SHORT, Kind, Line, Minutes, Note, Speaker, Validated
from sentences.workshops.minutes import about, corrected, seal
from sentences.workshops.pictograms import ICONS, OF_PARTS
from texts import say


def full(one: Minutes) -> None:
    """All of it, heading by heading."""
    _titled(one)
    for part in one.sections:
        icon = ICONS[part.heading]
        st.subheader(f":material/{icon}: {say(f'minutes.heading.{part.heading}')}", anchor=False)
        st.markdown(_lines(part.lines))


def residents(one: Minutes, *, key: str) -> None:
    """One page for everybody, that can be heard; nothing of what has no line for residents."""
    _titled(one)
    parts = [(say(f"minutes.part.{part}"), OF_PARTS[part], one.public(*headings)) for part, headings in PARTS.items()]
    parts = [part for part in parts if part[2]]
    listen([words for title, _, lines in parts for words in (title, *(line.words for line in lines))], key=key)
    for title, icon, lines in parts:
        with st.container(border=True):
            st.subheader(f":material/{icon}: {title}", anchor=False)
            st.markdown(_lines(lines))


def sealed(one: Validated) -> None:
    """When it was validated, and what was corrected since."""
    st.success(prose(seal(one, SHORT)), icon=":material/verified:")
    if one.corrections:
        st.subheader(say("minutes.corrections"), anchor=False)
        st.markdown(bullets([prose(corrected(each)) for each in one.corrections]))


def noting(notes: Mapping[str, Note], tags: Mapping[str, str], buttons: Buttons[str]) -> Note:
    """What was written down so far, and the fields of one thing more; returns what they hold."""
    with st.container(border=True, key="minutes_notes"):
        st.subheader(say("minutes.note"), anchor=False)
        for one, said in notes.items():
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.markdown(f"**{say(f'minutes.heading.{said.kind}')}**  \n{prose(said.words)}")
            key = buttons.key("take_back", one, one)
            right.button(say("decision.remove"), icon=":material/delete:", key=key, width="stretch")
        new = buttons.new
        kinds = {kind.value: say(f"minutes.heading.{kind}") for kind in Kind}
        kind = Kind(field(say("minutes.kind"), kinds, Kind.AGREEMENT, key=f"minutes_kind_{new}") or Kind.AGREEMENT)
        words = typed_text(say("minutes.what"), most=LONGEST, help=say("minutes.no_name"), key=f"minutes_words_{new}")
        speaker, tag = _spoken(tags, new) if kind is Kind.WORDS else (None, "")
        key = buttons.key("write", new, new)
        st.button(say("minutes.write"), icon=":material/add:", width="stretch", key=key)
    return Note(kind, words, speaker, tag)


def correcting(buttons: Buttons[str]) -> str:
    """The field of a correction; returns what it holds."""
    with st.container(border=True, key="minutes_correcting"):
        words = typed_text(say("minutes.correction"), most=LONGEST, key=f"minutes_correction_{buttons.new}")
        key = buttons.key("correct", buttons.new, buttons.new)
        st.button(say("minutes.correct"), icon=":material/edit_note:", key=key)
    return words


def validating(one: Minutes, buttons: Buttons[str]) -> None:
    """Validating cannot be undone: it asks once more. The button remembers what was on the screen."""
    with st.popover(say("minutes.validate"), icon=":material/verified:", type="primary", width="stretch"):
        st.write(say("minutes.validate_sure"))
        key = buttons.key("validate", "minutes", one.digest, seen=one.digest)
        st.button(say("minutes.validate_yes"), type="primary", key=key)


def _spoken(tags: Mapping[str, str], new: str) -> tuple[Speaker | None, str]:
    left, right = st.columns(2)
    roles = {one.value: say(f"speaker.{one}") for one in Speaker}
    with left:
        speaker = field(say("minutes.speaker"), roles, key=f"minutes_speaker_{new}")
    with right:
        tag = field(say("minutes.tag"), tags, key=f"minutes_tag_{new}")
    return Speaker(speaker) if speaker else None, tag or ""


def _titled(one: Minutes) -> None:
    st.header(prose(about(one)), anchor=False)
    if one.demonstration:
        st.badge(say("demonstration"), icon=":material/science:", color="gray")


def _lines(lines: Sequence[Line]) -> str:
    """A list; what names the lines below it stands alone."""
    return "\n".join(f"\n**{prose(line.words)}**\n" if line.head else f"- {prose(line.words)}" for line in lines)
