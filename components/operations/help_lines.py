"""Help lines: all of them, and the form of one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.operations.untranslated import untranslated
from components.prose import bullets, prose
from components.typed import typed_line
from domain.operations.contents import LONGEST_HOURS, LONGEST_LINE, LONGEST_NUMBER, CurrentHelpLine, LineWords
from sentences.operations.contents import helped, short, version
from texts import say

NEW = "nouvelle"  # in the address: a line that there is not yet
EVERYWHERE = "partout"
Called = tuple[str, CurrentHelpLine | None]  # the id of the next version, the line on the screen


def listed(lines: Sequence[CurrentHelpLine], places: Mapping[str, str]) -> None:
    """All help lines: those of everywhere, then territory by territory, each with its pictogram."""
    for place in (None, *places):
        some = [one for one in lines if one.territory == place]
        if some:
            st.markdown(f"**{prose(place_name(place, places))}**")
            st.markdown(bullets([f":material/{one.icon}: {prose(helped(one))}" for one in some]))


def place_name(place: str | None, places: Mapping[str, str]) -> str:
    """«Partout en France», or the territory."""
    return say("contents.everywhere") if place is None else places[place]


def which(lines: Sequence[CurrentHelpLine], places: Mapping[str, str]) -> CurrentHelpLine | None:
    """The line to change, named in the address; None for a new one."""
    names = {NEW: say("contents.line_new")}
    names |= {one.id: say("contents.of", what=short(one), where=place_name(one.territory, places)) for one in lines}
    chosen = choosing.one("ligne", names, say("contents.line_which"), proposed=NEW)
    return next((one for one in lines if one.id == chosen), None)


def line_form(
    at: CurrentHelpLine | None, places: Mapping[str, str], buttons: Buttons[Called]
) -> tuple[LineWords, str | None]:
    """The fields of a line, filled with it; what they hold, and where a new one is to hold.

    ``places``: those that one may choose.
    """
    new, said = buttons.new, at.said if at else LineWords("")
    about = f"{at.id if at else NEW}_{new}"
    with st.form(f"line_{about}", enter_to_submit=False):
        words = typed_line(say("contents.line_words"), said.words, most=LONGEST_LINE, key=f"line_words_{about}")
        number = typed_line(say("contents.line_number"), said.number, most=LONGEST_NUMBER, key=f"line_number_{about}")
        hours = typed_line(
            say("contents.line_hours"), said.hours, most=LONGEST_HOURS, help=say("contents.line_hours_help"),
            key=f"line_hours_{about}",
        )  # fmt: skip
        where = at.territory if at else _where(places, about)
        seen = at.version.number if at else 0
        key = buttons.key("line", about, (new, at), seen=seen, form=f"line_words_{about}")
        st.form_submit_button(
            say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key
        )  # fmt: skip
    return LineWords(words, number, hours), where


def _where(places: Mapping[str, str], about: str) -> str | None:
    chosen = choosing.field(
        say("contents.line_where"), places, next(iter(places)), key=f"line_where_{about}"
    )  # fmt: skip
    return None if chosen in (None, EVERYWHERE) else chosen


def line_acts(at: CurrentHelpLine, buttons: Buttons[Called]) -> None:
    """What else may become of a line: no longer said, said again, as the files have it."""
    untranslated((at.said.words, at.said.hours))
    st.caption(prose(version(at.version)))
    with st.container(horizontal=True):
        if not at.hidden:
            _act("hide", "visibility_off", at, buttons)
        elif at.shipped is None or at.said != at.shipped:
            _act("show", "visibility", at, buttons)
        if at.shipped is not None and at.edited:
            _act("restore", "undo", at, buttons)


def _act(act: str, icon: str, at: CurrentHelpLine, buttons: Buttons[Called]) -> None:
    key = buttons.key(act, at.id, (buttons.new, at), seen=at.version.number)
    st.button(say(f"contents.line_{act}"), icon=f":material/{icon}:", key=key)
