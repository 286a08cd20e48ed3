"""What residents ask beside what structures can do, in sentences, as a grid and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from charts.grid import COLUMNS
from domain.cooperation.capacity import Answered, Cell, ticking
from domain.cooperation.restitution import StructureSpread
from sentences.cooperation.commitments import in_short
from sentences.cooperation.means import between
from sentences.cooperation.restitution import hidden_choices
from texts import say
from texts.typography import typeset

FEW = 3  # themes that a sentence names as the first ones: of more, none stands out
Words = Mapping[str, str]
Able = Mapping[str, StructureSpread]


@dataclass(frozen=True)
class Beside:
    """``themes``, ``stakes``: words by id, in order. ``cells``: priorities of a theme that touch a stake.

    ``on_themes``, ``on_stakes``: what structures said that they can do; empty where they were not asked.
    ``acted``: bricks of a theme's solutions that touch a stake.
    """

    themes: Words
    stakes: Words
    cells: Mapping[Cell, int]
    on_themes: Able
    on_stakes: Able
    acted: Mapping[Cell, int] = field(default_factory=dict)

    def worked_on(self, theme: str, stake: str) -> tuple[int, int]:
        """How many priorities and how many bricks are in a cell: what the territory works on there."""
        return self.cells.get((theme, stake), 0), self.acted.get((theme, stake), 0)

    def asked(self, theme: str) -> int:
        """How many cells of a theme something is asked in."""
        return sum(self.cells.get((theme, stake), 0) for stake in ("", *self.stakes))


def grid(one: Beside) -> pd.DataFrame:
    """Rows of ``charts.grid``: a theme each, a column each stake."""
    rows = [
        (typeset(name), place, sum(one.worked_on(theme, stake)), in_cell(*one.worked_on(theme, stake)))
        for theme, name in one.themes.items()
        for place, stake in enumerate(one.stakes, start=1)
    ]
    frame = pd.DataFrame.from_records(rows, columns=COLUMNS)
    frame.attrs["beside"] = {typeset(name): able(one.on_themes.get(theme)) for theme, name in one.themes.items()}
    return frame


def in_cell(asked: int, acted: int) -> str:
    """The numbers of a cell: demands, then bricks after a plus, where there are any."""
    return f"{asked}+{acted}" if acted else str(asked)


def able(spread: StructureSpread | None) -> str:
    """How many structures can act; a dash where that is not told."""
    n = ticking(spread)
    return "–" if n is None or spread is None else say("capacity.structures", n=n, people=spread.n)


def legend(stakes: Words) -> list[str]:
    """What the numbers of the columns are."""
    return [f"{place}. {typeset(name)}" for place, name in enumerate(stakes.values(), start=1)]


def table(one: Beside) -> pd.DataFrame:
    """The same as a table, with what structures can do at its right and at its bottom."""
    columns = {
        typeset(name): [
            *(in_cell(*one.worked_on(theme, stake)) for theme in one.themes),
            able(one.on_stakes.get(stake)),
        ]
        for stake, name in one.stakes.items()
    }
    beside = [*(able(one.on_themes.get(theme)) for theme in one.themes), ""]
    index = [*(typeset(name) for name in one.themes.values()), say("capacity.can")]
    frame = pd.DataFrame({**columns, say("capacity.can"): beside}, index=pd.Index(index))
    return frame.rename_axis(say("capacity.theme"))


def headline(one: Beside) -> str:
    """One true sentence: what is asked most, and how many structures can act there."""
    highest = max(map(one.asked, one.themes), default=0)
    first = [theme for theme in one.themes if one.asked(theme) == highest]
    if not highest:
        return say("capacity.nothing_asked")
    if len(first) > FEW:
        return say("capacity.none_first", n=len(first))
    if len(first) > 1:
        return say("capacity.most_alike", themes=" · ".join(typeset(one.themes[theme]) for theme in first), n=highest)
    [most] = first
    said = say("capacity.most", theme=typeset(one.themes[most]), n=one.asked(most))
    spread = one.on_themes.get(most)
    if ticking(spread) is None:
        return f"{said} {say('capacity.not_told')}"
    return f"{said} {say('capacity.act_there', structures=able(spread))}"


def blind(one: Beside) -> list[str]:
    """The themes of which nobody asks anything though structures can act: where nobody looks yet."""
    silent = [
        typeset(name)
        for theme, name in one.themes.items()
        if not one.asked(theme) and ticking(one.on_themes.get(theme))
    ]
    return [say("capacity.unasked", themes=" · ".join(silent))] if silent else []


def untold(*spreads: Able) -> str:
    """How many choices are not told, and why; empty if all are."""
    return hidden_choices([one for some in spreads for one in some.values() if one.why is not None])


@dataclass(frozen=True)
class Farming:
    """``blocks``: agricultural subjects in words by id, in order. ``asked``: how many priorities touch each.

    ``able``: what structures said that they act on; empty where they were not asked, or nothing is told yet.
    ``bricks``, ``means``: how many of them touch each, of means those that may be shown.
    """

    blocks: Words
    asked: Mapping[str, int]
    able: Able
    bricks: Mapping[str, int] = field(default_factory=dict)
    means: Mapping[str, int] = field(default_factory=dict)


def tags(one: Farming) -> list[str]:
    """The agricultural subjects that somebody asks for, or acts on as far as it is told: each with how many."""
    return [
        say("capacity.tag", block=typeset(name), told=" · ".join(found))
        for block, name in one.blocks.items()
        if (found := _parts(one, block))
    ]


def _parts(one: Farming, block: str) -> list[str]:
    asked, acting = one.asked.get(block, 0), one.able.get(block)
    told = [able(acting)] if ticking(acting) is not None else []
    told = [say("capacity.demands", n=asked), *told] if asked or told else []
    touching = ((kind, getattr(one, kind).get(block, 0)) for kind in ("bricks", "means"))
    return [*told, *(say(f"capacity.{kind}", n=n) for kind, n in touching if n)]


@dataclass(frozen=True)
class Around:
    """Words by id: of themes, of organisations that may be named, of types of means, of agricultural subjects."""

    themes: Words
    names: Words
    types: Words
    blocks: Words


def answer(one: Answered, around: Around) -> str:
    """A priority and what answers it: bricks, decisions, and what is shared and holds around who leads the bricks."""
    tagged = [typeset(around.blocks[block]) for block in one.priority.words.blocks if block in around.blocks]
    parts = [say(f"priority_status.{one.priority.status}"), *tagged]
    for solution, brick in one.bricks:
        standing = say(f"brick_standing.{brick.words.standing}")
        lead = [brick.lead] if brick.lead else []
        parts.append(say("capacity.brick", brick=brick.words.title, of=solution, told=", ".join([*lead, standing])))
    parts += [say("capacity.decision", text=each.promise.text, owner=each.promise.owner) for each in one.decisions]
    parts += [say("capacity.shared", told=between(each, around.names, around.types)) for each in one.shared]
    parts += [say("capacity.promised", told=in_short(each, around.names)) for each in one.promised]
    if one.by_nothing:
        parts.append(say("capacity.by_nothing"))
    return " · ".join(parts)


def shown(told: Sequence[Answered], theme: str) -> list[Answered]:
    """Those of a theme."""
    return [one for one in told if one.priority.words.theme == theme]
