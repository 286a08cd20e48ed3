"""What helps whoever runs the room, drawn: hints, a card that is folded, who has answered in steps."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import folded
from components.buttons import Buttons
from components.prose import prose
from domain.workshops.equity import Equity
from domain.workshops.helping import Card, Hint, Practice
from texts import Language, say

_ICONS = {
    Hint.COUNT: "groups",
    Hint.UNANSWERED: "hourglass_empty",
    Hint.UNREAD: "visibility_off",
    Hint.SPLIT: "call_split",
    Hint.VOTE: "how_to_vote",
    Hint.UNDECIDED: "task_alt",
}


def hints(told: Sequence[tuple[Hint, int]]) -> None:
    """Each on one line."""
    for hint, n in told:
        st.info(say(f"hint.{hint}", n=n), icon=f":material/{_ICONS[hint]}:")


def card(shown: Card) -> None:
    """How to run the step, folded until somebody asks."""
    with st.expander(say("help.title"), icon=":material/lightbulb:", key="help_card"):
        _advice(shown)


def practices(shown: Sequence[Practice], position: int) -> None:
    """The activity of the step, or all that it may be made of, one card each under a fold of their own."""
    if not shown:
        return
    one = shown[0] if len(shown) == 1 else None
    title = say("practice.title", name=prose(one.name)) if one else say("practice.several", n=len(shown))
    icon = f":material/{one.icon}:" if one else ":material/interests:"
    with st.expander(title, icon=icon, key=f"practices_{position}_{len(shown)}"):
        for number, each in enumerate(shown):
            if one is None:
                if number:
                    st.divider()
                st.subheader(f":material/{each.icon}: {prose(each.name)}", anchor=False)
            _advice(each.card)


def _advice(shown: Card) -> None:
    parts = {"do": shown.do, "long": shown.long, "say": shown.say, "wrong": shown.wrong}
    st.markdown("\n\n".join(f"**{say(f'help.{part}')}**  \n{prose(words)}" for part, words in parts.items()))


def gauge(shown: Equity, ages: Mapping[str, str], workshop: str, buttons: Buttons[str]) -> None:
    """Who had answered at the last look, behind a popover; a new look once enough people have since."""
    here = folded.popover(say("equity.title"), icon=":material/balance:", key=f"equity_{workshop}", wide=True)
    if here is None:
        return
    with here:
        st.caption(say("equity.how"))
        if shown.people:
            st.write(say("equity.people", n=shown.people))
        for what, groups in shown.told.items():
            names = {which: prose(_named(what, which, ages)) for which in groups}
            lines = [f"- {names[which]} — {say(f'equity.bound.{bound}')}" for which, bound in groups.items()]
            st.markdown("\n".join([f"**{say(f'equity.by.{what}')}**\n", *lines]))
        if shown.lacking:
            st.caption(say("equity.lacking", n=shown.lacking))
        key = buttons.key("look", workshop, workshop, seen=shown.people)
        st.button(say("equity.look"), icon=":material/visibility:", key=key, disabled=shown.lacking > 0)


def _named(what: str, which: str, ages: Mapping[str, str]) -> str:
    if what == "language":
        return Language.of(which).name
    return ages.get(which, which) if what == "age" else say("equity.helped")
