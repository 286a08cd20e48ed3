"""The shape of every entry of the content files. Unknown fields are refused: a misspelt one would be silently lost."""

from typing import Annotated, Literal, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints, model_validator

# Ids travel in answers, where spaces, "=" and "@" separate (domain.answers), and in addresses.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
ItemKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(:[a-z0-9_]+)?$", max_length=60)]
Icon = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]*$")]
# No control characters and no direction overrides: they can make a text read otherwise than it is.
Words = Annotated[
    str, StringConstraints(pattern="^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$", max_length=800)
]
Said = Annotated[Words, StringConstraints(min_length=1)]

Role = Literal["chef_de_file", "interaction_partielle", "mobilisable", "complementaire", "non_precise"]
QuestionKind = Literal["single", "multiple", "scale5", "number", "text", "ranking", "matrix", "roster"]


class Model(BaseModel):
    """Nothing extra, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Entry(Model):
    """One entry of one of the project's own lists; subclasses name its details."""

    id: Slug
    fr: Said
    icon: Icon = ""


class Numbered(Entry):
    """An entry with a number that people quote."""

    n: int
    alt_fr: Words = ""
    plain_fr: Words = ""


class Fact(Entry):
    """A sentence about the project. ``months``: of a duration."""

    months: int | None = None


class OriginStep(Entry):
    """A place in the story of the project."""

    place: Words = ""


class InnovationForm(Entry):
    """One of the three forms of innovation. Their names are missing from the sources: empty until someone knows."""

    fr: Words = ""


class Block(Entry):
    """An agricultural block with its subjects."""

    details: tuple[Said, ...] = ()


class Concept(Entry):
    """A word of cooperation with its meaning; ``parts``: what it is made of."""

    meaning: Said
    parts: tuple[Said, ...] = ()


class ResourceType(Entry):
    """Something that organisations share. ``seed``: named by the sources."""

    nature: Literal["materiel", "immateriel"]
    seed: bool


class GovernanceFunction(Entry):
    """What a body does. ``body`` is None when the source does not say whose it is."""

    body: Literal["national", "territorial"] | None
    to_confirm: bool = False


class SupportRole(Entry):
    """A place in the national support or the territorial governance. ``seed``: named by the sources."""

    level: Literal["national", "territorial"]
    seed: bool = True


class ProgrammeStep(Entry):
    """One step of a workshop, in minutes of the two-hour and of the one-hour programme; 0: not in it."""

    minutes: Annotated[int, Field(ge=0, le=120)]
    minutes_short: Annotated[int, Field(ge=0, le=60)]


class Network(Model):
    """A national network."""

    id: Slug
    name: Said


class Actor(Model):
    """An organisation."""

    id: Slug
    name: Said
    status: Words = ""
    stakeholder_type: Slug | None = None
    networks: tuple[Slug, ...] = ()
    maybe_same_as: Slug | None = None


class Holder(Model):
    """An actor in a role, under the name that the source gives it there."""

    actor: Slug
    label: Said


class Promises(Model):
    """What the consent screen of a territory says: who keeps the answers, how long, whom to ask."""

    controller: Said
    retention: Said
    contact: Said


class Territory(Model):
    """A territory with its actors by role."""

    id: Slug
    kind: Literal["experimentation", "deploiement"]
    name: Said
    place: Words = ""
    region: Words = ""
    note: Words = ""
    actors: dict[Role, tuple[Slug | Holder, ...]]
    open_lists: tuple[Role, ...] = ()
    controller: Said | None = None
    retention: Said | None = None
    contact: Said | None = None


class Theme(Model):
    """An evaluation theme."""

    id: Slug
    n: Annotated[int, Field(ge=1)]
    fr: Said
    icon: Annotated[Icon, StringConstraints(min_length=1)]
    axis: Slug
    sdg: tuple[int, ...]


class Calculation(Model):
    """The computable rule (domain.indicators.Calculation)."""

    measure: Literal["share", "mean"]
    item: ItemKey
    yes: tuple[Slug, ...] = ()
    out: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if (self.measure == "share") != bool(self.yes):
            message = "a share needs its yes answers, a mean has none"
            raise ValueError(message)
        if self.measure == "mean" and self.out:
            message = "a mean has no out answers"
            raise ValueError(message)
        if set(self.yes) & set(self.out):
            message = f"both yes and out: {sorted(set(self.yes) & set(self.out))}"
            raise ValueError(message)
        return self


class Indicator(Model):
    """An indicator (domain.md §2.5)."""

    id: Slug
    theme: Slug
    fr: Said
    definition: Said = Field(validation_alias=AliasChoices("def", "definition"))
    unit: Said
    scale: tuple[int, int | None]
    direction: Literal["up", "down", "none"]
    rule: Said
    calculation: Calculation | None = None
    source: tuple[Said, ...]
    instrument: Said
    rights: Said
    sens: bool
    flagship: bool = False
    room: bool = False
    ess: tuple[Annotated[int, Field(ge=1, le=4)], ...]

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        low, high = self.scale
        if high is not None and high <= low:
            message = f"scale: {high} is not above {low}"
            raise ValueError(message)
        if self.room and self.sens:
            message = "a sensitive indicator is never shown in the room"
            raise ValueError(message)
        if self.room and self.calculation is None:
            message = "an indicator shown in the room needs a calculation"
            raise ValueError(message)
        return self


class Choice(Model):
    """One choice of a list."""

    id: Slug
    fr: Said
    icon: Icon = ""
    exclusive: bool = False
    kind: Words = ""
    group: Words = ""


class Row(Model):
    """One row of a matrix."""

    id: Slug
    fr: Said
    icon: Icon = ""


class Question(Model):
    """One question (domain.md §3)."""

    id: Slug
    item: ItemKey
    theme: Slug
    indicator: tuple[Slug, ...]
    type: QuestionKind
    fr: Said
    fr_partner: Words = ""
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
    code: Words = ""
    weight: float | None = None

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        """A question has what its kind needs."""
        if self.type in {"single", "multiple", "scale5", "ranking", "matrix", "roster"} and self.list is None:
            message = f"a question of type {self.type} needs a list"
            raise ValueError(message)
        if self.type in {"matrix", "roster"} and not self.rows:
            message = f"a question of type {self.type} needs rows"
            raise ValueError(message)
        if self.type == "number" and self.list is None and (self.low is None or self.high is None):
            message = "a number needs min and max"
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


class Questionnaire(Model):
    """One questionnaire with its questions."""

    header: Header
    questions: tuple[Question, ...]


class Priority(Model):
    """An example of a local priority. ``k``: i, once; a, per year. Costs in euros."""

    id: Slug
    theme: Slug
    title: Annotated[Said, StringConstraints(max_length=80)]
    desc: Annotated[Said, StringConstraints(max_length=140)]
    lo: Annotated[int, Field(ge=0)]
    hi: Annotated[int, Field(ge=0)]
    k: Literal["i", "a"]
    basis: Said

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.hi < self.lo:
            message = f"hi {self.hi} is below lo {self.lo}"
            raise ValueError(message)
        return self


# The project's own lists: file, list, shape. They share one table and are read list by list.
REFERENCES: tuple[tuple[str, str, type[Entry]], ...] = (
    ("project.yaml", "project", Fact),
    ("project.yaml", "context_drivers", Entry),
    ("project.yaml", "origin_steps", OriginStep),
    ("project.yaml", "innovation_forms", InnovationForm),
    ("project.yaml", "cooperation_levels", Numbered),
    ("objectives.yaml", "objectives", Numbered),
    ("axes.yaml", "axes", Numbered),
    ("stakes.yaml", "stakes", Entry),
    ("agri_subthemes.yaml", "agri_subthemes", Block),
    ("trajectory_steps.yaml", "trajectory_steps", Numbered),
    ("animation.yaml", "animation_objectives", Numbered),
    ("animation.yaml", "initiative_questions", Numbered),
    ("resource_types.yaml", "resource_types", ResourceType),
    ("sdg.yaml", "sdg", Numbered),
    ("concepts.yaml", "life_functions", Entry),
    ("concepts.yaml", "concepts", Concept),
    ("governance.yaml", "governance_bodies", Entry),
    ("governance.yaml", "governance_functions", GovernanceFunction),
    ("governance.yaml", "support_roles", SupportRole),
    ("governance.yaml", "governance_principles", Entry),
    ("consent.yaml", "consent", Entry),
    ("consent.yaml", "consent_screens", Entry),
    ("consent.yaml", "consent_ages", Entry),
    ("programme.yaml", "programme", ProgrammeStep),
)
