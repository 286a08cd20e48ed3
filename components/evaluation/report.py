"""A committee's report on a screen: under each heading the text that people write, and what is told."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.printing import HIDDEN, PAPER
from components.prose import bullets, prose
from components.typed import typed_text
from domain.evaluation.report import LONGEST, Heading, Line, Section, Text, Written
from sentences.evaluation.report import heading, version
from texts import say

LATEST = 12  # former versions that are offered


@dataclass(frozen=True)
class On:
    """What a button acts on: a version of the text under a heading."""

    heading: Heading
    text: Text


@dataclass(frozen=True)
class Drawn:
    """A heading as it is drawn, in Markdown: its own words, what people wrote, what is told; nothing where none is."""

    heading: Heading
    head: str
    text: str
    told: str


def prepared(sections: Sequence[Section]) -> tuple[Drawn, ...]:
    """Put into Markdown, once for all who read the same."""
    return tuple(
        Drawn(one.heading, prose(heading(one.heading)), _paragraphs(one.text), _lines(one.lines)) for one in sections
    )


def section(one: Drawn, *, written: Written, field: str, buttons: Buttons[On]) -> None:
    """A heading whose text is written here. ``field``: the key of its field, which holds its words already."""
    st.header(one.head, anchor=False)
    with st.container(key=f"report_{one.heading}_{HIDDEN}"):
        typed_text(say(f"report.ask.{one.heading}"), most=LONGEST, height="content", key=field)
        with st.container(horizontal=True, vertical_alignment="center", key=f"report_about_{one.heading}"):
            if written.stands.number:
                st.caption(prose(version(written.stands)))
            _former(one.heading, written, buttons)
        for text in written.waiting:
            _beside(one.heading, text, buttons)
    if one.text:
        with st.container(key=f"report_{one.heading}_{PAPER}"):
            st.markdown(one.text)
    if one.told:
        st.markdown(one.told)
    elif not one.text:
        st.caption(say("report.empty"))


def for_reader(one: Drawn) -> None:
    """A heading for whoever only reads; where there is nothing and nobody wrote anything, that is said."""
    empty = "" if one.text or one.told else f":small[{say('report.empty')}]"
    st.markdown("\n\n".join(filter(None, (f"## {one.head}", one.text, one.told, empty))))


def _beside(about: Heading, one: Text, buttons: Buttons[On]) -> None:
    """Words that were written while somebody else wrote: nothing of them is lost, whoever reads decides."""
    with st.container(border=True, key=f"report_beside_{about}_{one.number}"):
        st.warning(say("report.beside"), icon=":material/edit_note:")
        st.markdown(_paragraphs(one.words))
        st.caption(prose(version(one)))
        with st.container(horizontal=True, key=f"report_beside_acts_{about}_{one.number}"):
            take = buttons.key("take", f"{about}_{one.number}", On(about, one))
            st.button(say("report.take"), icon=":material/playlist_add:", key=take)
            leave = buttons.key("leave", f"{about}_{one.number}", On(about, one))
            st.button(say("report.leave"), icon=":material/close:", key=leave)


def _former(about: Heading, written: Written, buttons: Buttons[On]) -> None:
    if not written.former:
        return
    with st.popover(say("report.former"), icon=":material/history:", key=f"report_former_{about}"):
        for one in written.former[:LATEST]:
            st.caption(prose(version(one)))
            st.markdown(_paragraphs(one.words or say("report.nothing_written")))
            back = buttons.key("back", f"{about}_{one.number}", On(about, one))
            st.button(say("report.back"), icon=":material/undo:", key=back)


def _paragraphs(words: str) -> str:
    """Paragraph by paragraph, exactly the words."""
    return "\n\n".join(prose(line) for line in words.split("\n") if line.strip())


def _lines(lines: Sequence[Line]) -> str:
    """A list; what names the lines below it stands as a small heading."""
    return "\n".join([f"\n### {prose(line.words)}\n" if line.head else bullets([prose(line.words)]) for line in lines])
