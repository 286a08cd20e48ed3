"""The sheet of an organisation, written by itself, and what it agrees to show."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, prose
from components.typed import typed_text
from domain.cooperation.sheets import LONGEST, Agreement, Audience, Family, OrganisationSheet
from domain.cooperation.territories import Actor
from texts import say
from texts.typography import typeset

PARTS = ("finality", "governance", "model")
BEGUN = "sheet_begun"  # of this page: for each field, the sheet that it began with
On = tuple[Family | None, OrganisationSheet | Agreement]  # what a button acts on, as the screen showed it


def known(actor: Actor) -> None:
    """What the project says of it: its networks and its roles here."""
    roles = ", ".join(say(f"actor_role.{role}").lower() for role in actor.roles)
    lines = [say("own_sheet.roles", roles=roles)]
    if actor.networks:
        lines.append(say("own_sheet.networks", networks=prose(", ".join(actor.networks))))
    st.markdown(bullets(lines))


def form(kept: OrganisationSheet, kinds: Mapping[str, str], buttons: Buttons[On], *, over: bool) -> OrganisationSheet:
    """The fields as they are filled in for now. They begin with what is kept, of which nothing changes once ``over``.

    What somebody else of the organisation keeps meanwhile comes into each field that nobody touched here; what is
    typed here stays, and what is kept is said under it.
    """
    if over:
        st.info(say("error.WaveOver"), icon=":material/event_busy:")
    begun: dict[str, OrganisationSheet] = st.session_state.setdefault(BEGUN, {})
    words = {key: typeset(name) for key, name in kinds.items()}
    at = _moved("kind", kept, begun)
    kind = field(
        say("own_sheet.kind"), words, begun["kind"].kind, key=at, placeholder=say("own_sheet.kind_unsaid"),
        disabled=over,
    )  # fmt: skip
    _meanwhile(kind, kept.kind, begun["kind"].kind, words.get(kept.kind or "", ""))
    finality, governance, model = (_words(part, kept, begun, over=over) for part in PARTS)
    if not over:
        key = buttons.key("keep_sheet", "own", (None, kept), seen=kept.version)
        st.button(say("own_sheet.keep"), type="primary", icon=":material/save:", key=key)
    if kept.version:
        st.caption(say("own_sheet.version", n=kept.version))
    return OrganisationSheet(kind, finality, governance, model, kept.version)


def _words(part: str, kept: OrganisationSheet, begun: dict[str, OrganisationSheet], *, over: bool) -> str:
    key = _moved(part, kept, begun)
    first = str(getattr(begun[part], part))
    typed = typed_text(
        say(f"own_sheet.{part}"), first, most=LONGEST, key=key, help=say(f"own_sheet.{part}_help"), disabled=over
    )
    _meanwhile(typed or "", getattr(kept, part), first, getattr(kept, part))
    if over and (typed or "") != getattr(kept, part):
        st.warning(say("own_sheet.too_late"), icon=":material/warning:")
    return typed or ""


def _moved(part: str, kept: OrganisationSheet, begun: dict[str, OrganisationSheet]) -> str:
    """The key of a field; one that nobody touched begins anew when somebody else has kept something."""
    first = begun.setdefault(part, kept)
    key = f"sheet_{part}_{first.version}"
    untouched = (st.session_state.get(key) or None) in {getattr(first, part) or None, getattr(kept, part) or None}
    if first.version != kept.version and (key not in st.session_state or untouched):
        begun[part] = kept
    return f"sheet_{part}_{begun[part].version}"


def _meanwhile(typed: str | None, kept: str | None, first: str | None, words: str) -> None:
    """Where a field that was touched here was changed elsewhere too: what is kept, under it."""
    if kept not in {first, typed}:
        said = prose(words) if words else say("own_sheet.kind_unsaid")
        st.info(say("own_sheet.meanwhile", words=said), icon=":material/sync:")


def agreements(
    said: Mapping[Family, Agreement], buttons: Buttons[On], public: StreamlitPage
) -> Mapping[Family, Audience]:
    """Family by family: how far it is shown, and the choice that changes it; returns what is chosen for now.

    ``public``: the page on which everybody reads what is shown to all.
    """
    st.write(say("sharing.intro"))
    chosen = {family: _how_far(family, one, buttons) for family, one in said.items()}
    st.page_link(public, label=say("sharing.public_page"))
    return chosen


def _how_far(family: Family, one: Agreement, buttons: Buttons[On]) -> Audience:
    with st.container(border=True, key=f"agreement_{family}"):
        label, field_key = say(f"sharing.{family}"), f"audience_{family}_{one.version}"
        st.markdown(f"**{label}**")
        chosen = st.radio(
            say("sharing.who", family=label), list(Audience), list(Audience).index(one.audience),
            format_func=lambda each: say(f"audience.{each}"), key=field_key, label_visibility="collapsed",
        )  # fmt: skip
        key = buttons.key("agree", family, (family, one), seen=one.version, form=field_key)
        st.button(say("sharing.keep"), icon=":material/check:", key=key)
        st.caption(say("sharing.now", audience=say(f"audience.{one.audience}")))
    return chosen or one.audience


def others(shown: Mapping[str, OrganisationSheet], names: Mapping[str, str]) -> None:
    """The sheets that other organisations agreed to show; nothing where there is none."""
    known = [(names[one], sheet) for one, sheet in shown.items() if one in names]
    if not known:
        return
    st.subheader(say("own_sheet.others"), anchor=False)
    for name, sheet in sorted(known, key=lambda one: one[0].casefold()):
        with st.expander(prose(name), icon=":material/home_work:"):
            said = [(part, getattr(sheet, part)) for part in PARTS]
            lines = [
                prose(say("solution.said", head=say(f"own_sheet.{part}"), words=words)) for part, words in said if words
            ]
            st.markdown(bullets(lines or [say("own_sheet.empty")]))
