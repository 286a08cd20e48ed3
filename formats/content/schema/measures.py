"""Themes, indicators and example priorities."""

from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, StringConstraints, model_validator

from domain.evaluation.measures import MEASURES
from formats.content.schema.base import Icon, ItemKey, Model, Said, Slug


class Theme(Model):
    """An evaluation theme."""

    id: Slug
    n: Annotated[int, Field(ge=1)]
    fr: Said
    icon: Annotated[Icon, StringConstraints(min_length=1)]
    axis: Slug
    sdg: tuple[int, ...]


class Calculation(Model):
    """The computable rule (domain.evaluation.indicators.Calculation). ``item``: where there is one only."""

    measure: Slug
    items: Annotated[tuple[ItemKey, ...], Field(min_length=1)]
    yes: tuple[Slug, ...] = ()
    out: tuple[Slug, ...] = ()
    no: tuple[Slug, ...] = ()
    row: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]*$")] = ""
    numbers: dict[Slug, Annotated[tuple[float, ...], Field(min_length=1)]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _one(cls, given: object) -> object:
        if isinstance(given, dict) and "item" in given and "items" not in given:
            return {**{name: value for name, value in given.items() if name != "item"}, "items": [given["item"]]}
        return given

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.measure not in MEASURES:
            message = f"unknown measure {self.measure!r}"
            raise ValueError(message)
        measure, said = MEASURES[self.measure], {*self._said()}
        if measure.needs - said:
            message = f"a {self.measure} needs its {', '.join(sorted(measure.needs - said))}"
            raise ValueError(message)
        if said - measure.needs - measure.may:
            message = f"a {self.measure} has no {', '.join(sorted(said - measure.needs - measure.may))}"
            raise ValueError(message)
        for one, other in combinations((self.yes, self.out, self.no), 2):
            if set(one) & set(other):
                message = f"said twice: {sorted(set(one) & set(other))}"
                raise ValueError(message)
        return self

    def _said(self) -> Iterator[str]:
        """The names of what it says beside its items."""
        yield from (name for name in ("yes", "out", "no", "row") if getattr(self, name))
        yield from self.numbers


class Indicator(Model):
    """An indicator (docs/howto/indicator.md)."""

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
        if self.room and (self.calculation is None or MEASURES[self.calculation.measure].telling is None):
            message = "an indicator shown in the room needs a calculation that can be told"
            raise ValueError(message)
        return self


class Priority(Model):
    """An example of a local priority. ``k``: i, once; a, per year. Costs in euros. Without ``icon``: its theme's.

    ``agri``: the agricultural blocks that it touches.
    """

    id: Slug
    theme: Slug
    title: Annotated[Said, StringConstraints(max_length=80)]
    desc: Annotated[Said, StringConstraints(max_length=140)]
    lo: Annotated[int, Field(ge=0)]
    hi: Annotated[int, Field(ge=0)]
    k: Literal["i", "a"]
    basis: Said
    icon: Icon = ""
    stakes: tuple[Slug, ...] = ()
    objectives: tuple[Slug, ...] = ()
    agri: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.hi < self.lo:
            message = f"hi {self.hi} is below lo {self.lo}"
            raise ValueError(message)
        return self
