"""The sheet of an organisation, written by itself, and what it agrees to show."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, prose
from domain.cooperation.sheets import LONGEST, Agreement, Family, Sheet
from domain.cooperation.territories import Actor
from texts import say
from texts.typography import typeset

On = tuple[Family | None, Sheet | Agreement]  # what a button acts on, as the screen showed it


def known(actor: Actor) -> None:
    """What the project says of it: its networks and its roles here."""
    roles = ", ".join(say(f"actor_role.{role}").lower() for role in actor.roles)
    lines = [say("own_sheet.roles", roles=roles)]
    if actor.networks:
        lines.append(say("own_sheet.networks", networks=prose(", ".join(actor.networks))))
    st.markdown(bullets(lines))


def form(shown: Sheet, kinds: Mapping[str, str], buttons: Buttons[On]) -> Sheet:
    """The fields as they are filled in for now. They begin with what is kept."""
    at = shown.version
    kind = field(
        say("own_sheet.kind"),
        {key: typeset(name) for key, name in kinds.items()},
        shown.kind,
        key=f"sheet_kind_{at}",
        placeholder=say("own_sheet.kind_unsaid"),
    )
    finality, governance, model = (
        st.text_area(
            say(f"own_sheet.{name}"),
            before,
            max_chars=LONGEST,
            key=f"sheet_{name}_{at}",
            help=say(f"own_sheet.{name}_help"),
        )
        for name, before in (("finality", shown.finality), ("governance", shown.governance), ("model", shown.model))
    )
    key = buttons.key("keep_sheet", "own", (None, shown), seen=at, form=f"sheet_finality_{at}")
    st.button(say("own_sheet.keep"), type="primary", icon=":material/save:", key=key)
    if at:
        st.caption(say("own_sheet.version", n=at))
    return Sheet(kind, finality or "", governance or "", model or "", at)


def agreements(said: Mapping[Family, Agreement], buttons: Buttons[On]) -> None:
    """Family by family: whether it is shown, and the button that changes it."""
    st.write(say("sharing.intro"))
    for family, one in said.items():
        with st.container(border=True, key=f"agreement_{family}"):
            st.markdown(f"**{say(f'sharing.{family}')}**")
            st.write(say("sharing.yes") if one.agreed else say("sharing.no"))
            key = buttons.key("agree", family, (family, one), seen=one.version)
            st.button(say("sharing.end") if one.agreed else say("sharing.give"), key=key)
