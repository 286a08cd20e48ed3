"""Writing what a territory shares: one sheet of experience, or one link, at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.typed import typed_line, typed_text
from domain.cooperation.resources import (
    LONGEST_ADDRESS,
    LONGEST_TITLE,
    LONGEST_WORDS,
    PARTS,
    ExperienceSheet,
    LinkWords,
    ResourceLink,
    SheetWords,
)
from texts import say

Words = SheetWords | LinkWords


@dataclass(frozen=True)
class Shared:
    """What is written, in which territory. ``now``: as it was read; None for a new one, whose ``id`` is drawn."""

    id: str
    place: str
    now: ExperienceSheet | ResourceLink | None = None

    @property
    def seen(self) -> int | None:
        """The revision that was read; None for a new one."""
        return self.now.revision if self.now else None


def which(
    known: Sequence[ExperienceSheet | ResourceLink], places: Mapping[str, str], buttons: Buttons[Shared]
) -> Shared | None:
    """What is to be written: a new one, in a territory that is chosen, or one of these territories' own."""
    own = {one.id: one for one in known if one.territory in places}
    names = {"": say("sharing.new"), **{id_: one.words.title for id_, one in own.items()}}
    chosen = own.get(field(say("sharing.which"), names, "", key=f"sharing_which_{buttons.new}") or "")
    if chosen is not None:
        return Shared(chosen.id, chosen.territory, chosen)
    place = next(iter(places), None)
    if len(places) > 1:
        place = field(say("sharing.place"), places, place, key=f"sharing_place_{buttons.new}")
    return Shared(buttons.new, place) if place else None


def sheet_form(at: Shared, buttons: Buttons[Shared]) -> SheetWords:
    """The fields of a sheet; returns what they hold."""
    before = at.now.words if isinstance(at.now, ExperienceSheet) else SheetWords("", "", "")
    key = f"sheet_{at.id}_{buttons.new}"
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        title = typed_line(say("experience.title"), before.title, most=LONGEST_TITLE, key=f"title_{key}")
        said = {
            name: typed_text(
                say(f"experience.{name}"),
                getattr(before, name),
                most=LONGEST_WORDS,
                height=110,
                key=f"{name}_{key}",
            )
            for name in PARTS
        }
        shown = st.checkbox(say("solution.shown"), before.shown, key=f"shown_{key}")
        _send(at, buttons, f"title_{key}")
    return SheetWords(title, **said, shown=shown)


def link_form(at: Shared, buttons: Buttons[Shared]) -> LinkWords:
    """The fields of a link; returns what they hold."""
    before = at.now.words if isinstance(at.now, ResourceLink) else LinkWords("", "")
    key = f"link_{at.id}_{buttons.new}"
    with st.form(f"form_{key}", border=False, enter_to_submit=False):
        title = typed_line(say("link.title"), before.title, most=LONGEST_TITLE, key=f"title_{key}")
        address = typed_line(
            say("link.address"), before.address, most=LONGEST_ADDRESS, key=f"address_{key}",
            help=say("link.address_help"),
        )  # fmt: skip
        about = typed_line(say("link.about"), before.about, most=LONGEST_WORDS, key=f"about_{key}")
        novice = st.checkbox(say("link.novice"), before.novice, key=f"novice_{key}")
        _send(at, buttons, f"title_{key}")
    if at.now is not None:
        remove = buttons.key("remove", at.id, at)
        st.button(say("solution.remove"), icon=":material/delete:", key=remove, width="stretch")
    return LinkWords(title, address, about, novice)


def _send(at: Shared, buttons: Buttons[Shared], first: str) -> None:
    key = buttons.key("share", f"{at.place}_{at.id}", at, seen=at.seen, form=first)
    st.form_submit_button(say("solution.keep"), type="primary", icon=":material/check:", width="stretch", key=key)
