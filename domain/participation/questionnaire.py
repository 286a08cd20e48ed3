"""A questionnaire as it is asked: frozen once it has answers."""

from dataclasses import dataclass, replace
from functools import lru_cache

NO_ANSWER = frozenset(
    {"nsp", "pnr"}
)  # «Je ne sais pas», «Je préfère ne pas répondre»: equal dignity, never in a denominator


# Lists that depend on the territory: the actors there, those of them that are not whoever answers, its bricks.
ACTORS = "@actors"
OTHER_ACTORS = "@actors_of_territory_except_self"
BRICKS = "@bricks"  # of the solutions that the territory shows; where it shows none, nothing is asked of them

MODULE = "mod_"  # how the id of an optional module begins; it follows a questionnaire
JOINED = "+"  # between the ids of a questionnaire and the modules that follow it
PARTNERS = "partenaires"  # joined too, where the questions that have other words for partners have those

YOUNGEST = 15  # years: below, nobody is asked anything


def family(version_id: str) -> str:
    """The questionnaire of a version, or of an id, without the modules that follow it: ``"q_resident"``."""
    return version_id.partition("@")[0].partition(JOINED)[0]


@dataclass(frozen=True)
class Choice:
    """One possible answer, or one row. ``exclusive``: ticking it unticks all others. ``image``: instead of ``icon``."""

    id: str
    fr: str
    icon: str = ""
    exclusive: bool = False
    image: str = ""


@dataclass(frozen=True)
class ModuleSection:
    """What opens and ends the questions of an optional module."""

    title: str
    intro: str
    end: str


@dataclass(frozen=True)
class Question:
    """One question of one version of a questionnaire.

    ``kind``: how it is answered, by a name that ``domain.participation.kinds`` knows. ``item``: the stable key by which
    indicators know the wording; ``item_version``: rises when the wording changes, and trends never cross it. ``rows``:
    of a matrix. ``choices_from``, ``rows_from``: a list that the territory fills (``in_territory``). ``stem``: what
    begins the sentence; ``prompt``: what follows a statement. ``shares``: the group of numbers that make a hundred
    together. ``source``: the instrument whose words these are. ``min_age``: in years.
    ``relevant`` and ``check``: expressions, which ``domain.participation.logic`` compiles.
    """

    id: str
    position: int
    item: str
    item_version: int
    theme: str
    kind: str
    fr: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    required: bool = False
    sensitive: bool = False
    locked: bool = False
    low: int | None = None
    high: int | None = None
    max_chars: int | None = None
    max_choices: int | None = None
    relevant: str = ""
    check: str = ""
    choices_from: str = ""
    rows_from: str = ""
    stem: str = ""
    prompt: str = ""
    image: str = ""
    shares: str = ""
    source: str = ""
    min_age: int = YOUNGEST
    section: ModuleSection | None = None


@dataclass(frozen=True)
class Questionnaire:
    """One version of a questionnaire, with its questions in order. ``version_id`` is ``"q_resident@1"``.

    ``worded``: some of its questions have other words for partners.
    """

    version_id: str
    id: str
    version: int
    title: str
    intro: str
    end: str
    audience: str
    minutes: int
    min_age: int
    questions: tuple[Question, ...]
    worded: bool = False

    def __hash__(self) -> int:
        return hash(self.version_id)  # not of every word: its rules are looked up for every response counted

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that it says, as its file says it; what is left out is empty."""
        options = [option for question in self.questions for option in (*question.choices, *question.rows)]
        sections = [question.section for question in self.questions if question.section]
        return (
            *(self.title, self.intro, self.end),
            *(
                words
                for question in self.questions
                for words in (question.fr, question.hint, question.stem, question.prompt)
            ),
            *(words for section in sections for words in (section.title, section.intro, section.end)),
            *(option.fr for option in options),
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """The instruments it takes its locked words from, in the order of its questions."""
        return tuple(dict.fromkeys(question.source for question in self.questions if question.source))

    @property
    def is_module(self) -> bool:
        """Whether it only follows another one."""
        return self.id.startswith(MODULE)

    @property
    def answers_for(self) -> str | None:
        """The id of the question that says which actor answers, or None."""
        return next((question.id for question in self.questions if question.choices_from == ACTORS), None)


@lru_cache(maxsize=64)
def in_territory(
    questionnaire: Questionnaire, actors: tuple[Choice, ...], own: str = "", bricks: tuple[Choice, ...] = ()
) -> Questionnaire:
    """The same questionnaire, with the lists that depend on the territory filled in.

    Parameters
    ----------
    actors : of the territory, in the order in which they are shown.
    own : the actor who answers, which is nobody else's partner; empty if nobody knows.
    bricks : of the solutions that the territory shows.
    """
    lists = {ACTORS: actors, OTHER_ACTORS: tuple(actor for actor in actors if actor.id != own), BRICKS: bricks}
    filled = tuple(
        replace(
            question,
            choices=lists.get(question.choices_from, question.choices),
            rows=lists.get(question.rows_from, question.rows),
        )
        for question in questionnaire.questions
        if bricks or question.choices_from != BRICKS
    )
    return replace(questionnaire, questions=filled)


def depends_on_territory(questionnaire: Questionnaire) -> bool:
    """Whether some list is filled in by the territory."""
    return any(question.choices_from or question.rows_from for question in questionnaire.questions)
