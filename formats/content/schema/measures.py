"""Themes, indicators and example priorities."""

from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, StringConstraints, model_validator

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
    """The computable rule (domain.evaluation.indicators.Calculation)."""

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


class Priority(Model):
    """An example of a local priority. ``k``: i, once; a, per year. Costs in euros. Without ``icon``: its theme's."""

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

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if self.hi < self.lo:
            message = f"hi {self.hi} is below lo {self.lo}"
            raise ValueError(message)
        return self
