"""One of several, by its id. Which one is in the address, and nowhere else.

A list of Streamlit sends back the words of the option that was touched, and begins anew when they are no longer among
its own: a list whose words change between two runs forgets what was chosen (measured: closing one vote closed another).
So each list here is made anew, under another key, as soon as its words or the address change, and begins with what the
address names. A link to something else is then enough to go there, a reload stays, «Précédent» goes back.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.buttons import mark
from texts import say

_SAID = "address_said"  # what this tab's address named when it was last told
_LINKED = "address_linked"  # the names in it that a link has changed, and not the page itself


def one(
    parameter: str,
    names: Mapping[str, str],
    label: str,
    *,
    proposed: str | None = None,
    drops: Sequence[str] = (),
    few: bool = False,
    unsaid: str = "",
) -> str | None:
    """The id chosen among ``names``; None, with an empty list to choose from, if the address names none of them.

    Parameters
    ----------
    parameter : its name in the address.
    proposed : which one, where the address says nothing.
    drops : other names in the address that mean nothing once another one is chosen.
    few : whether all of them stand side by side instead of in a list.
    unsaid : what an address that says nothing means for good: it is not written into it.
    """
    _confirm()
    asked = st.query_params.get(parameter, "")
    at = asked or unsaid or proposed
    names = distinct(names)
    key = _key(parameter, at, tuple(names.items()))
    chosen = (_beside if few else _listed)(label, names, at, key)
    if chosen is not None and chosen != (asked or unsaid):
        go({parameter: chosen}, drops if asked else ())
        if chosen != at:
            st.rerun()  # this list becomes the one of the new address: «Précédent» must not find the old one
    return chosen


def tabs(parameter: str, names: Mapping[str, str]) -> Sequence[DeltaGenerator]:
    """All of these, one of them in front: the one that the address names when the page is opened.

    All are drawn, so that nothing that is typed in one is lost in front of another; the address names the one in front.
    """
    first = st.session_state.setdefault(f"tabs_{parameter}_first", st.query_params.get(parameter, ""))
    made = st.tabs(list(names.values()), default=names.get(first), key=f"tabs_{parameter}", on_change=lambda: None)
    front = next((name for name, tab in zip(names, made, strict=True) if tab.open), next(iter(names)))
    if front != st.query_params.get(parameter, next(iter(names))):
        go({parameter: front})
    return made


def go(named: Mapping[str, str], drops: Sequence[str] = ()) -> None:
    """Name these in the address from now on, beside what it names already."""
    now, said = st.query_params.to_dict(), st.session_state.get(_SAID, {})
    links: set[str] = st.session_state.setdefault(_LINKED, set())
    links.update(name for name, value in now.items() if said.get(name) != value)
    kept = {name: value for name, value in now.items() if name not in drops}
    st.query_params.from_dict({**kept, **named})
    st.session_state[_SAID] = st.query_params.to_dict()


def linked(*parameters: str) -> bool:
    """Whether a link, a reload or somebody's hand has named one of them in the address; each time is told once."""
    _confirm()
    links: set[str] = st.session_state.get(_LINKED, set())
    found = links.intersection(parameters)
    links.difference_update(found)
    return bool(found)


def _confirm() -> None:
    """Tell the browser what its address names, where a link has changed that.

    A link to the page that it stands on runs this page with what it names, and leaves the browser's address as it was
    (measured, 1.67): a reload would go back.
    """
    if st.session_state.get(_SAID) != st.query_params.to_dict():
        go({})


def field(
    label: str,
    names: Mapping[str, str],
    at: str | None = None,
    *,
    key: str,
    placeholder: str = "",
    disabled: bool = False,
) -> str | None:
    """The id chosen in a list that is part of a form: ``at`` to begin with, None if nothing is."""
    return _listed(label, distinct(names), at, key, placeholder, disabled=disabled)


def fields(label: str, names: Mapping[str, str], at: Sequence[str], *, key: str) -> list[str]:
    """The ids chosen in a list that is part of a form, of which several may be: ``at`` to begin with."""
    names = distinct(names)
    return st.multiselect(
        label,
        list(names),
        default=[each for each in at if each in names],
        format_func=lambda each: names.get(each, ""),
        placeholder=say("choose.placeholder"),
        select_all=False,  # it is in English, and nobody touches everything
        key=key,
    )


def label(name: str, known: Sequence[str], *, key: str, help_: str) -> str:
    """One of the words that are known, the last of them to begin with, or new ones. Words are all that they are."""
    return st.selectbox(
        name, known, index=len(known) - 1, accept_new_options=True, help=help_, placeholder=name, key=key
    )


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The same, with a number after the second of the same words: a list knows its options by their words alone."""
    told: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names.items():
        told[key], n = name, 2
        while told[key] in taken:
            told[key], n = say("choose.same", name=name, n=n), n + 1
        taken.add(told[key])
    return told


@lru_cache(256)
def _key(parameter: str, at: str | None, names: tuple[tuple[str, str], ...]) -> str:
    """Of the list of these names: nearly always what it was at the last run, and dear for fifty of them."""
    return f"{parameter}_{mark((at, names))}"


def _listed(
    label: str, names: Mapping[str, str], at: str | None, key: str, placeholder: str = "", *, disabled: bool = False
) -> str | None:
    ids = list(names)
    return st.selectbox(
        label,
        ids,
        index=ids.index(at) if at is not None and at in names else None,
        format_func=lambda each: names.get(each, ""),
        placeholder=placeholder or say("choose.placeholder"),
        key=key,
        disabled=disabled,
    )


def _beside(label: str, names: Mapping[str, str], at: str | None, key: str) -> str | None:
    return st.pills(
        label,
        list(names),
        default=at if at in names else None,
        format_func=lambda each: names.get(each, ""),
        required=True,
        key=key,
    )
