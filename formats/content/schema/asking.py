"""Choice lists, questions and questionnaires."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AliasChoices, Field, StringConstraints, model_validator

from domain.participation.kinds import KINDS
from formats.content.schema.base import Icon, ItemKey, Model, Recordings, Said, Slug, Words


def _known(name: str) -> str:
    if name not in KINDS:
        message = f"unknown type {name!r}"
        raise ValueError(message)
    return name


QuestionKind = Annotated[str, AfterValidator(_known)]
Image = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]*\.(svg|png|webp|jpg))?$", max_length=60)]


class Choice(Model):
    """One choice of a list. ``image``: a file of ``images/``, shown instead of the icon."""

    id: Slug
    fr: Said
    icon: Icon = ""
    image: Image = ""
    audio: Recordings = Field(default_factory=dict)
    exclusive: bool = False
    kind: Words = ""
    group: Words = ""


class Prompt(Model):
    """What a statement is asked with: «Êtes-vous d'accord ?»."""

    fr: Said


class Row(Model):
    """One row of a matrix."""

    id: Slug
    fr: Said
    icon: Icon = ""
    image: Image = ""
    audio: Recordings = Field(default_factory=dict)


class Question(Model):
    """One question. ``shares``: the group of numbers, side by side, that make 100 together."""

    id: Slug
    item: ItemKey
    theme: Slug
    indicator: tuple[Slug, ...]
    type: QuestionKind
    fr: Said
    fr_partner: Words = ""
    audio: Recordings = Field(default_factory=dict)
    hint: Words = ""
    list: Annotated[str, StringConstraints(pattern=r"^@?[a-z0-9_]+$")] | None = None
    rows: tuple[Row, ...] | Annotated[str, StringConstraints(pattern=r"^@[a-z_]+$")] = ()
    req: bool
    sens: bool = False
    lock: bool = False
    low: int | None = Field(default=None, validation_alias=AliasChoices("min", "low"))
    high: int | None = Field(default=None, validation_alias=AliasChoices("max", "high"))
    max_chars: Annotated[int, Field(ge=1, le=2000)] | None = None
    max_choices: Annotated[int, Field(ge=1)] | None = None
    relevant: Words = Field(default="", validation_alias=AliasChoices("if", "relevant"))
    check: Words = ""
    image: Image = ""
    shares: Slug | None = None
    code: Words = ""
    weight: float | None = None

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        """A question has what its kind needs."""
        kind = KINDS[self.type]
        if kind.listed and self.list is None:
            message = f"a question of type {self.type} needs a list"
            raise ValueError(message)
        if kind.in_rows and not self.rows:
            message = f"a question of type {self.type} needs rows"
            raise ValueError(message)
        if kind.numeric and self.list is None and (self.low is None or self.high is None):
            message = f"a {self.type} needs min and max"
            raise ValueError(message)
        if self.low is not None and self.high is not None and self.low >= self.high:
            message = f"min {self.low} is not below max {self.high}"
            raise ValueError(message)
        return self


class Header(Model):
    """What a questionnaire says about itself. ``intro_is_stem``: its introduction begins the locked sentences."""

    id: Annotated[str, StringConstraints(pattern=r"^(q|mod)_[a-z0-9_]+$", max_length=60)]
    version: Annotated[int, Field(ge=1)]
    order: Annotated[int, Field(ge=1)]
    title_fr: Said
    audience: Literal["habitant", "partenaire", "tous"]
    minutes: Annotated[int, Field(ge=1)]
    min_age: Annotated[int, Field(ge=15)]
    intro_fr: Words
    intro_is_stem: bool = False
    end_fr: Words

    def stem(self, question: Question) -> str:
        """What begins the sentence of ``question``: the introduction, for instruments whose sentences begin there."""
        return self.intro_fr if self.intro_is_stem and question.lock else ""


class Questionnaire(Model):
    """One questionnaire with its questions."""

    header: Header
    questions: tuple[Question, ...]
