"""A link of one use, drawn: on «Comptes» where it is made, and before the person who opens it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import segno
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts import look
from components import choosing
from components.buttons import Buttons
from components.prose import prose
from components.typed import typed_line
from domain.staff.access import LONGEST_WHOM, Chosen, InvitationWish, WaitingLink
from domain.staff.accounts import LONGEST_NAME, SHORTEST_PASSWORD, Account
from domain.staff.roles import Role
from sentences.staff.access import waits
from sentences.staff.accounts import role_at
from texts import say

_WHOM = "access_whom"  # the field of the invitation, which is drawn after what the last press made
_ARRIVING = st.components.v2.component(
    "tablee_access_link",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "access.js").read_text(encoding="utf-8"),
)
_CODE = st.components.v2.component(
    "tablee_access_code",
    html='<img alt="">',
    css="img { width: 12rem; max-width: 100%; display: block; }",
    js=(Path(__file__).parent / "access_code.js").read_text(encoding="utf-8"),
)


def arriving(*, done: bool, told: bool, key: str) -> str:
    """The secret of this tab's link, when it comes. ``done``: it is used, and forgotten; ``told``: it came before."""
    arrived = _ARRIVING(data={"done": done, "told": told}, key=key, on_secret_change=lambda: None)
    return str(getattr(arrived, "secret", None) or "")


def no_link(sign_in: StreamlitPage) -> None:
    """Nobody came by a link."""
    st.write(say("access.no_link"))
    _to(sign_in)


def over(sign_in: StreamlitPage) -> None:
    """The link opens nothing, or not any more."""
    st.error(say("error.AccessLinkOver"), icon=":material/link_off:")
    _to(sign_in)


def somebody_else(name: str) -> bool:
    """Somebody is signed in in this browser; whether they leave, and the link goes on."""
    st.info(say("access.somebody", name=prose(name)), icon=":material/person:")
    return st.button(say("access.leave"), type="primary", icon=":material/logout:", key="access_out")


def invited(link: WaitingLink, places: Mapping[str, str]) -> Chosen | None:
    """The form of an account of one's own; what was chosen, once it is sent."""
    assert link.role is not None
    assert link.territory is not None
    given = prose(role_at(link.role, link.territory, places))
    st.write(say("access.invited_by", by=prose(link.by), role=given) if link.by else say("access.invited", role=given))
    with st.form("access_join", enter_to_submit=False):
        name = typed_line(say("accounts.name"), most=LONGEST_NAME, autocomplete="name", key="access_name")
        login = typed_line(
            say("access.login"), help=say("accounts.login_help"), most=64, autocomplete="username", key="access_login"
        )
        password, again = _passwords()
        sent = _send("access.join", ":material/person_add:")
    return Chosen(login, name, password, again) if sent else None


def renewed(account: Account) -> Chosen | None:
    """The form of a new password; what was chosen, once it is sent."""
    st.write(say("access.renewed", name=prose(account.name), login=prose(account.login)))
    with st.form("access_renew", enter_to_submit=False):
        password, again = _passwords()
        sent = _send("access.renew", ":material/key:")
    return Chosen("", "", password, again) if sent else None


def wished(gives: Sequence[tuple[Role, str]], places: Mapping[str, str]) -> InvitationWish | None:
    """The form of an invitation; what was asked, once it is sent. ``gives``: the roles that may be given, and where."""
    names = {f"{role}:{place}": role_at(role, place, places) for role, place in gives}
    st.caption(say("access.why"))
    with st.form("access_invite", enter_to_submit=False):
        whom = typed_line(say("access.whom"), help=say("access.whom_help"), most=LONGEST_WHOM, key=_WHOM)
        where = choosing.field(say("accounts.role"), names, next(iter(names), None), key="access_role")
        sent = _send("access.invite", ":material/add_link:")
    if not sent or where is None:
        return None
    if not whom.strip():
        st.info(say("error.WordsMissing"), icon=":material/edit:")
        return None
    role, _, territory = where.partition(":")
    return InvitationWish(" ".join(whom.split()), Role(role), territory)


def once(whom: str, address: str, *, alone: bool) -> None:
    """A new link, this once: the next tap on this screen removes it. ``alone``: it leads other devices nowhere."""
    if st.session_state.get(_WHOM, "").split() == whom.split():
        st.session_state[_WHOM] = ""  # the next press is for somebody else
    st.success(say("access.made", whom=prose(whom)), icon=":material/key:")
    st.code(address, language=None, wrap_lines=True)
    if alone:
        st.warning(say("access.alone"), icon=":material/computer:")
    else:
        picture = segno.make(address, error="m").svg_data_uri(scale=6, border=2, dark=look.INK, light="#FFFFFF")
        _CODE(data={"qr": picture, "label": say("access.qr")}, key="access_qr")
    st.caption(say("access.once"))


def listed(
    links: Sequence[WaitingLink], accounts: Mapping[str, Account], places: Mapping[str, str]
) -> WaitingLink | None:
    """Those that wait to be opened; the one that is to be withdrawn."""
    if not links:
        return None
    st.subheader(say("access.waiting"), anchor=False)
    buttons = Buttons[WaitingLink]("access")
    for link in links:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(prose(waits(link, accounts.get(link.account or ""), places)))
            st.button(say("access.revoke"), icon=":material/link_off:", key=buttons.key("revoke", link.id, link))
    return buttons.press.shown if buttons.press else None


def _passwords() -> tuple[str, str]:
    first = st.text_input(
        say("sign_in.password"),
        type="password",
        help=say("access.password_help", least=SHORTEST_PASSWORD),
        autocomplete="new-password",
        key="access_password",
    )
    again = st.text_input(say("access.again"), type="password", autocomplete="new-password", key="access_again")
    return first, again


def _send(key: str, icon: str) -> bool:
    return st.form_submit_button(say(key), type="primary", icon=icon, width="stretch", key=f"{key}_send")


def _to(sign_in: StreamlitPage) -> None:
    st.page_link(sign_in, icon=":material/login:")
