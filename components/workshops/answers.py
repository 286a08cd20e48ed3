"""What people answer, on the facilitator's console: how they join, how many have, what of it is shown; and the end."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.buttons import Buttons
from components.prose import prose
from components.text import small, text
from components.workshops.asking import ask
from components.workshops.closing import closing
from components.workshops.elsewhere import elsewhere
from components.workshops.steps import Clock
from domain.evaluation.reservoir import UNCOUNTED, at_closing, needed
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.ending import reopens_until
from domain.workshops.scene import What
from domain.workshops.workshop import Admission, State, Workshop
from sentences.numbers import in_groups
from texts import hour_of, say, whole


def answers(
    shown: WorkshopStanding,
    buttons: Buttons[WorkshopStanding],
    clock: Clock,
    *,
    instead: StreamlitPage | None,
) -> None:
    """Draw it, with the buttons of what can be done beside what comes next, which stands above (``steps.great``).

    ``instead``: the page that knows better ones, where this screen was opened by an address that
    only this machine understands; tablets could not follow.
    """
    workshop = shown.workshop
    if instead is not None and workshop.state is not State.CLOSED:
        elsewhere(say("console.alone"), workshop.id, instead)
    _figures(shown)
    if workshop.state is State.PREPARED:
        st.write(say("console.before"))
    elif workshop.state is State.CLOSED:
        _closed(shown, clock)
    else:
        on_wall = say("console.wall.glimpses") if shown.glimpses else say(f"console.wall.{shown.scene.what}")
        text(on_wall, *_published(shown))
        _publishing(shown, buttons)
        _hanging(shown, buttons)
        if shown.next is not Act.CLOSE:
            closing(shown, buttons)


def _figures(shown: WorkshopStanding) -> None:
    """The code, and how many have answered: each questionnaire, where there are several."""
    workshop, several = shown.workshop, shown.asked if shown.asking else ()
    if several:
        st.metric(say("console.code"), in_groups(workshop.code), border=True)
        for each in several:  # one below the other: a title that is cut says nothing
            st.metric(say("asking.answered", title=prose(each.title)), whole(each.finished), border=True)
    else:
        left, right = st.columns(2, vertical_alignment="center")
        left.metric(say("console.code"), in_groups(workshop.code), border=True)
        right.metric(say("console.answered"), whole(workshop.finished), border=True)
    if shown.asking and workshop.state is State.OPEN:
        st.info(say("asking.now", title=prose(shown.asking.title)), icon=":material/edit_note:")


def _published(shown: WorkshopStanding) -> list[str]:
    """What of the answers may be seen, and what is lacking before more of them may."""
    workshop, lacking = shown.workshop, shown.lacking
    said = [say("console.revealed") if workshop.revealed else say("console.open")]
    if lacking:
        said.append(say("console.lacking", n=lacking))
        if workshop.counted_as is not Admission.PREPARED:
            wanted = needed(workshop.counted_as, workshop.people)
            key = f"console.lacking_{_basis(workshop)}"
            said.append(small(say(key, needed=whole(wanted), people=whole(workshop.people or UNCOUNTED))))
    if lacking and not workshop.revealed and _basis(workshop) != "small":
        said.append(small(say("console.at_closing", step=at_closing(workshop.counted_as, workshop.people))))
    return said


def _basis(workshop: Workshop) -> str:
    """What the number of answers that are needed rests on; ``small``: more than there are people, at closing too."""
    if not workshop.people:
        return "uncounted"
    return "small" if at_closing(workshop.counted_as, workshop.people) > workshop.people else "counted"


def _publishing(shown: WorkshopStanding, buttons: Buttons[WorkshopStanding]) -> None:
    """The one button that shows more of what people answered, once enough of them wait."""
    act = Act.UPDATE if shown.workshop.revealed else Act.REVEAL
    if act is not shown.next:
        ask(act, shown, buttons, say(f"console.{act}_button"), disabled=shown.lacking > 0)


def _hanging(shown: WorkshopStanding, buttons: Buttons[WorkshopStanding]) -> None:
    """What is published stays so; the wall need not show it."""
    if shown.workshop.off_wall:
        st.write(say("console.off_wall"))
        ask(Act.PUT_BACK, shown, buttons, say("console.put_back_button"))
    elif shown.scene.what is What.THEMES:
        st.write(say("console.hung"))
        ask(Act.TAKE_OFF, shown, buttons, say("console.take_off_button"))


def _closed(shown: WorkshopStanding, clock: Clock) -> None:
    workshop = shown.workshop
    until = reopens_until(workshop.closed_at, settled=workshop.final)
    if shown.guest:
        st.success(say("console.closed_guest"), icon=":material/check_circle:")
    elif until is None:
        st.success(say("console.closed"), icon=":material/check_circle:")
    else:
        moment = hour_of(clock.here(until))
        key = "console.closed_revealed" if workshop.revealed else "console.closed_waits"
        st.success(say(key, until=moment), icon=":material/check_circle:")
