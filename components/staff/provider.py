"""«Se connecter avec …»: the way to an identity provider, and what is said of one that led nowhere."""

from pathlib import Path

import streamlit as st

from components.plain import BUTTON
from components.prose import prose
from texts import say

# What the way back may say in the address of «Connexion»: nothing else is read from there.
REFUSALS = (
    "AccessLinkOver",
    "IdentityTaken",
    "IdentityUnknown",
    "NoProvider",
    "ProviderAway",
    "ProviderRefused",
    "SignInRefused",
    "WayOver",
)
_WAY = st.components.v2.component(
    "tablee_provider",
    html='<button type="button"></button><p role="status"></p>',
    css=BUTTON
    + """
:host { display: block; }
button { width: 100%; min-height: 3rem; font-size: 1.1rem; }
p { margin: 0.5rem 0 0; color: var(--st-text-color); font: inherit; }
p:empty { display: none; }
""",
    js=(Path(__file__).parent / "provider.js").read_text(encoding="utf-8"),
)


def enter_with(name: str, *, key: str) -> None:
    """The button, above the form. ``name``: of the provider."""
    _way(say("provider.enter", name=name), key, link=False)
    st.caption(say("provider.or"))


def with_link(name: str, *, key: str) -> None:
    """The same below the form of a link, which it uses instead of a password."""
    st.caption(say("provider.instead", name=prose(name)))
    _way(say("provider.enter", name=name), key, link=True)


def refused(name: str) -> None:
    """Why the way back led nowhere; nothing for a name that is none of ours."""
    if name in REFUSALS:
        st.error(say(f"error.{name}"), icon=":material/info:")


def _way(label: str, key: str, *, link: bool) -> None:
    words = {"waiting": say("provider.waiting"), "failed": say("provider.failed")}
    _WAY(data={"label": label, "link": link, **words}, key=key)
