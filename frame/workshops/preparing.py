"""What «Préparer» does: a workshop from nothing, one that is changed, one that is done again, and the list of them."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons, mark
from components.prose import prose
from components.workshops import drafts as listed
from components.workshops.plan import Choice, Form, Offer, naming, plan
from db import engine
from db.engine import Connection
from db.queries.evaluation import waves
from db.queries.operations import content
from db.queries.participation import composition, questionnaires
from db.queries.workshops import drafts, helping, programme, workshops
from domain.evaluation.committee import published
from domain.operations.versions import Readings
from domain.staff.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.workshops.draft import Draft
from domain.workshops.errors import UnknownWorkshop
from domain.workshops.workshop import State, Workshop, WorkshopPlan, in_order
from frame.act import Deed, act
from frame.offered import link
from frame.unchanged import unchanged
from frame.workshops import rehearsing
from texts import RECORDED, SOURCE, Language, say

ASKED_IN_ROOMS = {"habitant", "tous"}  # audiences; partners answer at their desk
CHANGED, AGAIN = "modifier", "refaire"  # what the address asks for, and of which workshop
_Mine = tuple[tuple[Workshop, ...], dict[str, Draft]]  # workshops, and those that are not closed as they are prepared
_offers, _mine = Readings[Offer](64), Readings[_Mine](64)  # by the territories of whoever looks
_LATER = timedelta(days=7)


def offer(visitor: Visitor) -> Offer:
    """What may be chosen by whoever is here."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    return unchanged(_offers, mine, lambda connection: _offer(connection, mine)).said


def _offer(connection: Connection, mine: frozenset[str]) -> Offer:
    places = {
        place.id: place.name for place in content.territories(connection) if EVERYWHERE in mine or place.id in mine
    }
    known = [
        one for one in waves.waves(connection, frozenset(places)) if not one.demonstration and one.closed_on is None
    ]
    labels = {place: [wave.label for wave in known if wave.territory == place] for place in places}
    asked = [each for each in questionnaires.all_questionnaires(connection) if each.audience in ASKED_IN_ROOMS]
    kinds = {each.id: each.fr for each in content.reference(connection, "programme")}
    ways = helping.practices(connection)
    read, templates = published(content.indicators(connection)), programme.templates(connection)
    practices = {kind: [one for one in ways if kind in one.steps] for kind in kinds}
    languages = {code: Language.of(code).name for code in RECORDED if code != SOURCE}
    return Offer(places, labels, asked, read, templates, kinds, languages, practices)


def named(visitor: Visitor, parameter: str) -> Draft | None:
    """The workshop that the address names, to be changed or done again; None if it names none.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
        There is none of that id where this visitor runs workshops.
    """
    asked = st.query_params.get(parameter, "")
    if not asked:
        return None
    try:
        return _own(visitor, asked)
    except UnknownWorkshop:
        leave(mark(asked))  # the way on, above what is told
        raise


def _own(visitor: Visitor, workshop: str) -> Draft:
    with engine.current().reading() as connection:
        found = drafts.draft(connection, workshop)
    if found.workshop.demonstration or not visitor.may(RUNS_WORKSHOPS, found.workshop.territory):
        raise UnknownWorkshop
    return found


def new(known: Offer, before: Draft | None = None) -> None:
    """The form of a workshop to come; of ``before``, done again on another day."""
    buttons = Buttons[str]("prepare")
    today = datetime.now(UTC).date()
    day = max(today, before.workshop.day + _LATER) if before else today
    mark = f"_{before.workshop.id}" if before else ""
    send = buttons.key("prepare", buttons.new, buttons.new)
    asked = buttons.press is not None
    choice = plan(known, Form(day, today, send, say("plan.send"), before, mark, asked))
    if buttons.press is None or not choice.title:
        return
    with act(RUNS_WORKSHOPS, choice.territory) as deed:
        planned, request = _planned(deed, choice), buttons.press.shown
        if before:
            made = drafts.again(deed.connection, before.workshop.id, planned, deed.by, request)
        else:
            made = workshops.prepare(deed.connection, planned, by=deed.by, request=request)
    buttons.done()
    _there(made, say("prepare.done", title=prose(choice.title)))


def changed(known: Offer, before: Draft) -> None:
    """The form of a workshop that is prepared; of one that is open, its name and its place."""
    buttons = Buttons[Draft]("drafted")
    about, mark = before.workshop, f"_{before.workshop.id}_changed"
    send = buttons.key("amend", about.id, before, form=f"plan_title{mark}")
    today = datetime.now(UTC).date()
    if about.elsewhere:
        st.info(say("carry.stands.prepared"), icon=":material/laptop:")
        return
    if about.state is State.PREPARED:
        form = Form(about.day, min(today, about.day), send, say("drafts.save"), before, mark, buttons.press is not None)
        choice = plan(known, form)
        if buttons.press and choice.title:
            with act(RUNS_WORKSHOPS, about.territory) as deed:
                drafts.amend(deed.connection, buttons.press.shown, _planned(deed, choice), deed.by)
            buttons.done()
            _there(about.id, say("drafts.saved", title=prose(choice.title)))
        return
    if about.state is State.CLOSED:
        st.info(say("drafts.closed"), icon=":material/lock:")
        return
    st.info(say("drafts.begun"), icon=":material/lock:")
    title, place = naming(before, mark)
    st.button(say("drafts.save"), type="primary", width="stretch", icon=":material/save:", key=send)
    if buttons.press:
        with act(RUNS_WORKSHOPS, about.territory) as deed:
            drafts.rename(deed.connection, buttons.press.shown, title, place, deed.by)
        buttons.done()
        _there(about.id, say("drafts.saved", title=prose(title)))


def leave(before: str) -> None:
    """Back to an empty form; a link to the page on which it stands would leave the address as it is."""
    buttons = Buttons[str]("leaving")
    key = buttons.key("leave", before, before)
    st.button(say("drafts.leave"), icon=":material/arrow_back:", key=key)
    if buttons.press:
        choosing.go({}, drops=(CHANGED, AGAIN))
        st.rerun()


def all_of(visitor: Visitor) -> None:
    """The workshops to come, each with what can be done with it, and a way to do a past one again."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    places = None if EVERYWHERE in mine else mine
    known, drafted = unchanged(_mine, places, lambda connection: _known(connection, places)).said
    real = in_order(known, datetime.now(UTC).date())
    coming = [drafted[one.id] for one in real if one.id in drafted]
    buttons = Buttons[Draft]("drafts")
    over = [one for one in real if one.state is State.CLOSED]
    again = listed.cards(coming, over, buttons, link("facilitate"))
    if again:
        choosing.go({AGAIN: again})
        st.rerun()
    press = buttons.press
    if press and press.act == "rehearse":
        st.switch_page(link("facilitate"), query_params={"workshop": rehearsing.begin(press.shown.workshop)})
    if press and press.act != "remove":
        choosing.go({press.act: press.shown.workshop.id})
        st.rerun()
    if press:
        with act(RUNS_WORKSHOPS, press.shown.workshop.territory) as deed:
            drafts.remove(deed.connection, press.shown, deed.by)
        notice.leave(say("drafts.removed", title=prose(press.shown.workshop.title)))
        st.rerun()


def _known(connection: Connection, places: frozenset[str] | None) -> _Mine:
    real = tuple(one for one in workshops.workshops(connection, places) if not one.demonstration)
    return real, {one.id: drafts.draft(connection, one.id) for one in real if one.state is not State.CLOSED}


def _planned(deed: Deed, choice: Choice) -> WorkshopPlan:
    connection = deed.connection
    wave = waves.begin(connection, choice.territory, choice.wave, by=deed.by)
    modules, partners = [module.version_id for module in choice.modules], choice.further.partners
    version = composition.compose(connection, choice.questionnaire.version_id, modules, partners=partners)
    followed = [tuple(part.version_id for part in one.parts) for one in choice.further.followed]
    further = composition.following(connection, version, followed, partners=partners)
    said = (choice.title, choice.place, choice.day, choice.steps, choice.welcome)
    return WorkshopPlan(choice.territory, wave, version, *said, further, choice.further.asks, choice.practices)


def _there(workshop: str, sentence: str) -> None:
    notice.leave(sentence)
    st.switch_page(link("facilitate"), query_params={"workshop": workshop})
