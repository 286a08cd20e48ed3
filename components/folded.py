"""What is folded is drawn once somebody has opened it, and from then on: what is typed in it outlasts every fold.

Streamlit draws at each run what stands behind a fold, open or not; on the console that was a third of a run (0190).
Opening runs the fragment around it once, or the page. What only asks once more, «Oui, clore», is no such thing: two
elements cost less than the wait for that run, with a room looking on.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from components import choosing

_OPENED = "opened"  # in this browser's tab: the keys of what was opened once
BEEN = "been_in_front"  # the same of places beside each other


def expander(label: str, *, icon: str, key: str) -> DeltaGenerator | None:
    """Where to draw; None until it is opened for the first time."""
    _stays(key)
    return _opened(st.expander(label, icon=icon, key=key, on_change="rerun"), key)


def popover(label: str, *, icon: str, key: str, wide: bool = False) -> DeltaGenerator | None:
    """The same. ``wide``: as wide as what it stands in."""
    _stays(key)
    width: Literal["stretch", "content"] = "stretch" if wide else "content"
    return _opened(st.popover(label, icon=icon, width=width, key=key, on_change="rerun"), key)


def tabs(
    parameter: str, names: Mapping[str, str], first: str, *, at: Hashable, within: tuple[Sequence[str], str]
) -> dict[str, DeltaGenerator]:
    """Places beside each other, of which one is in front: those to draw, by name.

    Parameters
    ----------
    parameter : in the address, the name of the one in front, where the rest of the address does not say it.
    first : what comes to the front as soon as ``at`` is another, over what somebody had put there.
    at : the moment that ``first`` is for.
    within : what else an address may name, and which place all that is in: a link to it brings that one to the front,
        and so does its becoming the first. While it is, it is drawn behind another too: its act may be the great one.
    """
    front, moment = f"tabs_{parameter}", f"tabs_{parameter}_at"
    named, inside = within
    address = st.query_params.to_dict()
    unsaid = inside if any(name in address for name in named) else first
    link = choosing.linked(*named)
    if st.session_state.get(front) not in names.values():  # whoever comes to this page, or reloads it
        st.session_state[front] = names.get(address.get(parameter, unsaid), names[first])
    elif _calls(st.session_state.get(moment), (at, first), inside):
        st.session_state[front] = names[first]
    elif link:
        st.session_state[front] = names[inside]
    st.session_state[moment] = at, first
    made = dict(zip(names, st.tabs(list(names.values()), key=front, on_change="rerun"), strict=True))
    shown = next((name for name, tab in made.items() if tab.open), first)
    _named(parameter, "" if shown == unsaid else shown)
    been: set[Hashable] = st.session_state.setdefault(BEEN, set())
    been.update((parameter, at, name) for name in {shown, inside if first == inside else shown})
    return {name: tab for name, tab in made.items() if (parameter, at, name) in been}


def _calls(before: tuple[Hashable, str] | None, now: tuple[Hashable, str], urgent: str) -> bool:
    """Whether what is first comes to the front: at another moment; or because the urgent one begins, not as it ends."""
    return before is None or before[0] != now[0] or (before != now and now[1] == urgent)


def _named(parameter: str, shown: str) -> None:
    """Name it in the address; nothing, for what an address that says nothing means."""
    if st.query_params.get(parameter, "") != shown:
        choosing.go({parameter: shown} if shown else {}, drops=(parameter,))


def _stays(key: str) -> None:
    """One whose words change is another one for Streamlit, and shut (measured, 1.67): it opens as the one before."""
    if st.session_state.get(key):
        st.session_state[key] = True


def _opened(made: ExpanderContainer | PopoverContainer, key: str) -> DeltaGenerator | None:
    opened: set[str] = st.session_state.setdefault(_OPENED, set())
    if made.open:
        opened.add(key)
    return made if key in opened else None
