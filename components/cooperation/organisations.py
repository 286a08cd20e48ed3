"""Organisations of a territory: which of them has no kind yet, and the form that says it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import choosing
from components.buttons import Buttons
from domain.cooperation.territories import Organisation
from texts import say
from texts.typography import typeset

AS_SHIPPED = ""
Specified = tuple[str, Organisation]  # the id of the request, the organisation on the screen


def which(known: Sequence[Organisation]) -> Organisation | None:
    """One of them, named in the address; those without a kind come first."""
    ordered = sorted(known, key=lambda one: bool(one.kind))
    waiting = sum(not one.kind for one in known)
    st.caption(say("organisations.waiting", n=waiting, all=len(known)))
    names = {
        one.id: say("organisations.named" if one.kind else "organisations.unsaid", name=typeset(one.name))
        for one in ordered
    }
    chosen = choosing.one("structure", names, say("organisations.which"), proposed=next(iter(names), None))
    return next((one for one in known if one.id == chosen), None)


def form(one: Organisation, kinds: Mapping[str, str], buttons: Buttons[Specified]) -> str | None:
    """Its kind, to choose among those that partners choose among; None as long as none is chosen."""
    new = buttons.new
    with st.form(f"organisation_{one.id}_{new}", enter_to_submit=False):
        names = {key: typeset(name) for key, name in kinds.items()}
        field = f"organisation_kind_{one.id}_{new}"
        kind = choosing.field(say("organisations.kind"), names, one.kind or None, key=field)
        key = buttons.key("specify", one.id, (new, one), seen=one.version, form=field)
        st.form_submit_button(say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key)
    if one.version:
        key = buttons.key("unspecify", one.id, (new, one), seen=one.version)
        st.button(say("contents.back"), icon=":material/undo:", key=key)
    return kind
