"""A result on the wall, where names are long: what is said is brief, and each name is drawn once."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import altair as alt
import pandas as pd

from charts import rounds as charts
from charts import votes
from domain.votes import method
from domain.votes.ballot import Option
from domain.votes.result import Outcome, VoteResult
from domain.votes.story import Story
from sentences.votes.methods import METHODS
from sentences.votes.names import round_
from sentences.votes.telling import Drawing
from texts import say
from texts.typography import typeset

MANY = 8  # options of which a wall holds the rows, and little else
FIRST, OTHER = 160, 330  # letters of what is said large, of what is said under it: two lines of a wall
SHORT = 120  # one line of them
NARROW, NAME, LABEL = 890, 8.6, 10  # px: a wall beside the way in, a letter of a name, of what stands beside it
_DRAWN: Mapping[Any, Callable[..., alt.LayerChart]] = {votes.bars: charts.bars, votes.profile: charts.profile}
_COLUMNS: Mapping[Any, list[str]] = {votes.bars: charts.BARS, votes.profile: charts.PROFILE}


def brief(said: str, most: int) -> str:
    """The sentences it begins with, in no more letters than ``most``; a sentence inside « » is no end."""
    kept = ""
    for sentence in re.split(r"(?<=[.!?]) (?=[^\xbb]*(?:\xab|$))", said):
        if len(longer := f"{kept} {sentence}".strip()) > most:
            break
        kept = longer
    return kept


def first(said: str, outcome: Outcome, options: Sequence[Option]) -> str:
    """What is said large: who is first, and why if there is room for it."""
    if kept := brief(said, FIRST if len(options) <= MANY else SHORT):
        return kept
    leading = outcome.leading if isinstance(outcome, VoteResult) else ()
    names = [typeset(one.title) for one in options if one.id in leading]
    return say("vote.wall.first", n=len(names), name=names[0]) if names else ""


def others(said: Sequence[str]) -> list[str]:
    """What is said under it; where something has no room, where it is read."""
    kept = [brief(one, OTHER) for one in said]
    cut = [one for one, whole in zip(kept, said, strict=True) if one != whole]
    return [*filter(None, kept), *([say("vote.wall.elsewhere")] if cut else [])]


def fits(drawing: Drawing) -> bool:
    """Whether there is air around its rows, and a name and what stands beside it are one line beside the way in too."""
    if drawing.rows["option"].nunique() > MANY:
        return False
    if drawing.draw is not votes.bars or drawing.rows.empty:
        return True
    name, label = (drawing.rows[column].map(len).max() for column in ("option", "label"))
    return bool(name * NAME + label * LABEL <= NARROW)


def side_by_side(stories: Sequence[Story], wide: int) -> Drawing | None:
    """The rounds of a vote in one drawing, the first on the left; None where nothing of them may be drawn.

    An option is the same in two rounds if its title is; of a proposal that objections changed, if its letter is. Those
    of the last round come first, then those that it left out.
    """
    latest, found = stories[-1], dict[int, Drawing]()
    several = max(len(story.vote.options) for story in stories) > 1
    names = (
        {_key(one, latest): _name(one, latest) for story in stories for one in story.vote.options} if several else {}
    )
    for number, story in enumerate(stories):
        assert story.counted is not None
        options = (
            tuple(replace(one, title=_key(one, latest)) for one in story.vote.options)
            if several
            else story.vote.options
        )
        told = METHODS[story.vote.plan.method].drawn_on_wall({round_(story.vote): story.counted.told}, options)
        if len(told) == 1 and told[0].draw in _DRAWN and len(told[0].rows):
            found[number] = told[0]
    if not found:
        return None
    return _noted(_joined(found, names, len(stories), wide))


def alone(drawing: Drawing, wide: int) -> Drawing:
    """The same, each name on a line of its own."""
    return _joined({0: drawing}, {}, 1, wide)


def seen(drawing: Drawing, wide: int) -> Drawing:
    """What a wall shows of a drawing: of many options each name above its bar, and a note of one line."""
    return _noted(drawing if fits(drawing) else alone(drawing, wide))


def _name(one: Option, latest: Story) -> str:
    """What is written of it: with its letter, where that is its key."""
    title = typeset(one.title)
    return f"{one.id} · {title}" if _key(one, latest) == one.id else title


def _noted(drawing: Drawing) -> Drawing:
    """With a note of one line, where there are many options."""
    return replace(drawing, note=brief(drawing.note, SHORT)) if drawing.rows["option"].nunique() > MANY else drawing


def _key(one: Option, latest: Story) -> str:
    """What names an option in every round, in a form without spaces."""
    if method(latest.vote.plan.method).objection is not None:
        return one.id
    return typeset(one.title).replace(" ", "\0")


def _joined(found: Mapping[int, Drawing], names: Mapping[str, str], rounds: int, wide: int) -> Drawing:
    last = found[max(found)]
    rows = [
        _named(found[number].rows, names).assign(round=number, offered=True) for number in sorted(found, reverse=True)
    ]
    drawn = pd.concat(rows, ignore_index=True)
    there = set(zip(drawn["option"], drawn["round"], strict=True))
    lacking = [
        {"option": option, "round": number, "offered": False, "label": say("vote.wall.not_offered")}
        for option in dict.fromkeys(drawn["option"])
        for number in found
        if (option, number) not in there
    ]
    frame = pd.concat([drawn, pd.DataFrame(lacking)], ignore_index=True) if lacking else drawn
    frame = frame[_COLUMNS[last.draw]]
    attrs = {**last.rows.attrs, "rounds": rounds, "wide": wide}
    if any(one.rows.attrs.get("silent") for one in found.values()):
        attrs["silent"] = next(one.rows.attrs["silent"] for one in found.values() if one.rows.attrs.get("silent"))
    frame.attrs.update(attrs)
    return Drawing(last.name, _DRAWN[last.draw], frame, last.note)


def _named(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows with names in place of keys; what stood beside a key is beside the bar."""
    said = [(names.get(key, ""), rest) for key, _, rest in (option.partition(" ") for option in rows["option"])]
    named = [name or option for (name, _), option in zip(said, rows["option"], strict=True)]
    beside = [rest.removeprefix("·").strip() if name else "" for name, rest in said]
    if "label" in rows:
        beside = list(rows["label"])
    return rows.assign(option=named, label=beside)
