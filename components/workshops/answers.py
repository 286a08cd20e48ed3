"""What people answer, on the facilitator's console: how they join, how many have, what of it is shown; and the end."""

import streamlit as st

from components.buttons import Buttons
from components.workshops.asking import ask
from components.workshops.steps import Clock
from domain.evaluation.reservoir import at_closing
from domain.workshops.acts import Act, Standing
from domain.workshops.ending import reopens_until
from domain.workshops.scene import What
from domain.workshops.workshop import State, Workshop
from sentences.numbers import in_groups
from texts import say, whole


def answers(shown: Standing, buttons: Buttons[Standing], clock: Clock, *, alone: bool) -> None:
    """Draw it, with the buttons of what can be done.

    ``alone``: this screen was opened by an address that only this machine understands; tablets could not follow.
    """
    workshop = shown.workshop
    if alone and workshop.state is not State.CLOSED:
        st.info(say("console.alone"), icon=":material/wifi_off:")
    _figures(workshop)
    if workshop.state is State.PREPARED:
        st.write(say("console.before"))
        ask(Act.OPEN, shown, buttons, say("console.open_button"))
    elif workshop.state is State.CLOSED:
        _closed(workshop, clock)
    else:
        st.write(say(f"console.wall.{shown.scene.what}"))
        _publishing(shown, buttons)
        _hanging(shown, buttons)
        _close(shown, buttons)


def _figures(workshop: Workshop) -> None:
    left, right = st.columns(2, vertical_alignment="center")
    left.metric(say("console.code"), in_groups(workshop.code), border=True)
    right.metric(say("console.answered"), whole(workshop.answered), border=True)
    st.link_button(
        say("console.project"), f"/projeter?workshop={workshop.id}", icon=":material/present_to_all:", width="stretch"
    )


def _publishing(shown: Standing, buttons: Buttons[Standing]) -> None:
    """The one button that shows more of what people answered, once enough of them wait."""
    workshop, lacking = shown.workshop, shown.lacking
    st.write(say("console.revealed") if workshop.revealed else say("console.open"))
    if lacking:
        st.write(say("console.lacking", n=lacking))
    if lacking and not workshop.revealed:
        st.caption(say("console.at_closing", step=at_closing(workshop.counted_as, workshop.people)))
    act = Act.UPDATE if workshop.revealed else Act.REVEAL
    ask(act, shown, buttons, say(f"console.{act}_button"), disabled=lacking > 0)


def _hanging(shown: Standing, buttons: Buttons[Standing]) -> None:
    """What is published stays so; the wall need not show it."""
    if shown.workshop.off_wall:
        st.write(say("console.off_wall"))
        ask(Act.PUT_BACK, shown, buttons, say("console.put_back_button"))
    elif shown.scene.what is What.THEMES:
        ask(Act.TAKE_OFF, shown, buttons, say("console.take_off_button"))


def _closed(workshop: Workshop, clock: Clock) -> None:
    until = reopens_until(workshop.closed_at, settled=workshop.settled)
    if until is None:
        st.success(say("console.closed"), icon=":material/check_circle:")
    else:
        moment = f"{clock.here(until):%H:%M}"
        key = "console.closed_revealed" if workshop.revealed else "console.closed_waits"
        st.success(say(key, until=moment), icon=":material/check_circle:")
    here = {"workshop": workshop.id}
    st.page_link("minutes.py", label=say("minutes.link"), icon=":material/description:", query_params=here)


def _close(shown: Standing, buttons: Buttons[Standing]) -> None:
    """Closing can be undone for half an hour only: it asks once more."""
    asking = f"closing_{shown.workshop.id}"
    kind = "primary" if shown.next is Act.CLOSE else "secondary"
    label, icon = say("console.close_button"), ":material/stop_circle:"
    with st.popover(label, icon=icon, width="stretch", key=asking, type=kind):  # type: ignore[arg-type]
        st.write(say("console.close_sure"))
        key = buttons.key(Act.CLOSE, shown.workshop.id, shown)
        st.button(say("console.close_yes"), type="primary", key=key)
