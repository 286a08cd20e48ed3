"""What a tablet carries with it so as to work without network: words, questions, consent, visits."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from domain.participation.logic import rules
from domain.participation.questionnaire import OTHER_ACTORS, Choice, ModuleSection, Question, Questionnaire
from domain.participation.tickets import PICTOGRAMS, Ticket
from domain.workshops.workshop import Workshop
from server.workshops.place import Place
from texts import field, typography

_ICONS = dict(PICTOGRAMS)

typeset = lru_cache(maxsize=8_192)(typography.typeset)  # sentences of content/, the same for every device


class Option(BaseModel):
    """A choice or a row."""

    id: str
    fr: str
    icon: str
    exclusive: bool = False
    image: str = ""


class Opening(BaseModel):
    """What opens and ends the questions of an optional module."""

    title: str
    intro: str
    end: str


class Asked(BaseModel):
    """A question, as the tablet draws it (domain.participation.questionnaire).

    ``relevant``, ``check``: trees of ``domain.participation.logic``, null if there is none. ``rows_except``: the
    question whose answer is no row, since nobody is their own partner.
    """

    id: str
    kind: str
    fr: str
    hint: str
    required: bool
    sensitive: bool
    low: int | None
    high: int | None
    max_chars: int | None
    max_choices: int | None
    choices: list[Option]
    rows: list[Option]
    relevant: Any = None
    check: Any = None
    stem: str
    prompt: str
    image: str
    shares: str
    source: str
    min_age: int
    section: Opening | None
    rows_except: str | None


class AskedQuestionnaire(BaseModel):
    """A questionnaire, as the tablet draws it."""

    version_id: str
    title: str
    intro: str
    end: str
    min_age: int
    minutes: int
    questions: list[Asked]


class ShownTicket(BaseModel):
    """A ticket, with the pictogram of each word."""

    words: list[str]
    icons: list[str]
    digits: str


class Pass(BaseModel):
    """One visit to come: its token and its ticket."""

    token: str
    ticket: ShownTicket


class Carried(BaseModel):
    """What all devices of a room carry alike. ``others``: the questionnaires that follow the first one."""

    questionnaire: AskedQuestionnaire
    others: list[AskedQuestionnaire] = []
    consent: dict[str, Any]
    ages: list[Option]
    subjects: list[Option]
    help: list[dict[str, Any]]
    translations: dict[str, dict[str, str]]
    recordings: dict[str, dict[str, str]]


class Package(Carried):
    """The whole of it."""

    device: Place
    workshop: dict[str, Any]
    visits: list[Pass]


def pack(
    workshop: Workshop, carried: Carried, place: Place, minted: list[tuple[str, Ticket]], *, blanks: bool, cards: bool
) -> Package:
    """Put it together. ``blanks``: tickets are printed that nobody has; ``cards``: link cards were given out."""
    return Package(
        device=place,
        workshop={
            "id": workshop.id,
            "title": workshop.title,
            "territory": workshop.territory_name,
            "demonstration": workshop.demonstration,
            "blanks": blanks,
            "cards": cards,
        },
        visits=[Pass(token=token, ticket=_shown(ticket)) for token, ticket in minted],
        **dict(carried),
    )


def translated(questionnaires: Iterable[Questionnaire], *more: str) -> dict[str, dict[str, str]]:
    """The words of questionnaires, and ``more``, in the other languages."""
    said = dict.fromkeys(words for one in questionnaires for words in one.words)
    return field.translated(typeset(words) for words in (*said, *more))


def asked(questionnaire: Questionnaire) -> AskedQuestionnaire:
    """A questionnaire, as a browser draws it."""
    return AskedQuestionnaire(
        version_id=questionnaire.version_id,
        title=typeset(questionnaire.title),
        intro=typeset(questionnaire.intro),
        end=typeset(questionnaire.end),
        min_age=questionnaire.min_age,
        minutes=questionnaire.minutes,
        questions=[_asked(question, questionnaire) for question in questionnaire.questions],
    )


def _shown(ticket: Ticket) -> ShownTicket:
    return ShownTicket(words=list(ticket.words), icons=[_ICONS[word] for word in ticket.words], digits=ticket.digits)


def option(choice: Choice) -> Option:
    """A choice, as a browser draws it."""
    return Option(id=choice.id, fr=typeset(choice.fr), icon=choice.icon, exclusive=choice.exclusive, image=choice.image)


def _opening(section: ModuleSection) -> Opening:
    return Opening(title=typeset(section.title), intro=typeset(section.intro), end=typeset(section.end))


_AS_IT_IS = ("required", "sensitive", "low", "high", "max_chars", "max_choices", "image", "shares")


def _asked(question: Question, questionnaire: Questionnaire) -> Asked:
    rule = rules(questionnaire)[question.id]
    return Asked(
        id=question.id,
        kind=question.kind,
        fr=typeset(question.fr),
        hint=typeset(question.hint),
        choices=[option(choice) for choice in question.choices],
        rows=[option(row) for row in question.rows],
        relevant=rule.relevant,
        check=rule.check,
        stem=typeset(question.stem),
        prompt=typeset(question.prompt),
        source=typeset(question.source),
        min_age=question.min_age,
        rows_except=questionnaire.answers_for if question.rows_from == OTHER_ACTORS else None,
        section=_opening(question.section) if question.section else None,
        **{name: getattr(question, name) for name in _AS_IT_IS},
    )
