"""The project's own lists: one shape each, one table for all."""

from typing import Annotated, Literal

from pydantic import Field

from domain.workshops.programme import Shows
from formats.content.schema.base import Icon, Model, Recordings, Said, Slug, Words


class Entry(Model):
    """One entry of one of the project's own lists; subclasses name its details."""

    id: Slug
    fr: Said
    icon: Icon = ""
    audio: Recordings = Field(default_factory=dict)


class Numbered(Entry):
    """An entry with a number that people quote."""

    n: int
    alt_fr: Words = ""
    plain_fr: Words = ""


class Fact(Entry):
    """A sentence about the project. ``months``: of a duration."""

    months: int | None = None


class Beside(Entry):
    """A sentence that goes with the consent screen ``of``."""

    of: Slug


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
    """A word of cooperation with its meaning; ``parts``: what it is made of; ``source``: whom it is taken from."""

    meaning: Said
    parts: tuple[Said, ...] = ()
    source: Words = ""


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
    """One step of a workshop. ``shows``: what the wall shows during it. ``note``: for whoever runs the room."""

    shows: Shows
    note: Words


class Activity(Entry):
    """How to run the step of the same id. ``long``: how long; ``say``: to the room; ``wrong``: what can go wrong."""

    long: Said
    say: Said
    wrong: Said


class Practice(Entry):
    """An activity that a step may be made of. ``fr``: its name; ``do``: what to do; ``steps``: those of its card."""

    steps: Annotated[tuple[Slug, ...], Field(min_length=1)]
    do: Said
    long: Said
    say: Said
    wrong: Said


class PlannedStep(Model):
    """A step in a programme; ``step``: its id in the list of steps."""

    step: Slug
    minutes: Annotated[int, Field(ge=1, le=120)]


class Programme(Entry):
    """A programme to begin with: its steps in order."""

    steps: Annotated[tuple[PlannedStep, ...], Field(min_length=1)]


class ReadyVote(Entry):
    """A vote to begin with. ``fr``: its name in the list; ``priorities``: the examples it offers; ``amount``: euros."""

    method: Slug
    question: Said
    worth: Slug
    decider: Said
    answer: Said
    priorities: tuple[Slug, ...] = ()
    amount: Annotated[int, Field(ge=0)] = 0


class PartnerSection(Entry):
    """One section of the partners' questionnaire; ``questions``: their ids, in order."""

    questions: tuple[Slug, ...]


class HelpLine(Entry):
    """Somebody to talk to, in one territory or everywhere."""

    number: Words = ""
    hours: Words = ""
    territory: Slug | None = None


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
    ("themes.yaml", "theme_words", Entry),
    ("trajectory_steps.yaml", "trajectory_steps", Numbered),
    ("animation.yaml", "animation_objectives", Numbered),
    ("animation.yaml", "initiative_questions", Numbered),
    ("animation.yaml", "activities", Activity),
    ("animation.yaml", "practices", Practice),
    ("resource_types.yaml", "resource_types", ResourceType),
    ("sdg.yaml", "sdg", Numbered),
    ("concepts.yaml", "life_functions", Entry),
    ("concepts.yaml", "concepts", Concept),
    ("good_practices.yaml", "good_practices", Concept),
    ("good_practices.yaml", "inspiring_examples", Concept),
    ("governance.yaml", "governance_bodies", Entry),
    ("governance.yaml", "governance_functions", GovernanceFunction),
    ("governance.yaml", "support_roles", SupportRole),
    ("governance.yaml", "governance_principles", Entry),
    ("consent.yaml", "consent", Entry),
    ("consent.yaml", "consent_screens", Entry),
    ("consent.yaml", "consent_leads", Beside),
    ("consent.yaml", "consent_more", Beside),
    ("consent.yaml", "consent_ages", Entry),
    ("territories.yaml", "help_lines", HelpLine),
    ("programme.yaml", "programme", ProgrammeStep),
    ("programme.yaml", "programmes", Programme),
    ("ready_votes.yaml", "ready_votes", ReadyVote),
    ("existing_kinds.yaml", "existing_kinds", Entry),
    ("verbatim_tags.yaml", "verbatim_tags", Entry),
    ("partner_sections.yaml", "partner_sections", PartnerSection),
)
