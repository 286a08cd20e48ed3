"""What is kept, until when, and what was erased: drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from components.prose import bullets, prose
from components.text import joined, small, text
from domain.operations.retention import Erasure, Heap, HeldBack, Stock
from sentences.operations import kept
from texts import say


@dataclass(frozen=True)
class Kept:
    """What is kept, family by family, and what was erased, "" where nothing was: as Markdown."""

    heaps: str
    erased: str


def written(
    found: Sequence[Heap],
    done: Sequence[Erasure],
    names: Mapping[str, str],
    failed: Sequence[tuple[str, date]] = (),
    ends: Mapping[str, date] | None = None,
    held: HeldBack | None = None,
) -> Kept:
    """Every family with its rule, and what there is of it, what goes first first; the last erasures of what has a name.

    ``names``: of what may be named here, by id; ``failed``: what the last purge did not erase to its end, and its day;
    ``ends``: when projects are over, by the name of their territory; ``held``: that nothing goes, and since when.
    """
    erased = [prose(kept.erased(one, names[one.subject])) for one in done if one.subject in names]
    wrong = [kept.held_back(held)] if held else []
    wrong += [kept.failed(failed)] if failed else []
    told = [f"**{prose(one)}**" for one in wrong]
    over = bullets([prose(one) for one in kept.ends(ends or {})])
    told.append(joined(f"**{say('places.end')}**", over))
    return Kept("\n\n---\n\n".join((*told, *(_heap(family, found, names) for family in Stock))), bullets(erased))


def _heap(family: Stock, found: Sequence[Heap], names: Mapping[str, str]) -> str:
    there = bullets([prose(kept.heap(one, names)) for one in found if one.family is family])
    title, rule = prose(say(f"kept.{family}")), prose(kept.rule(family))
    return joined(f"**{title}**", small(rule), there)


def heaps(words: str) -> None:
    """In one frame, with a line between two families: a frame each had its price."""
    with st.container(border=True):
        st.markdown(words)


def erased(lines: str) -> None:
    """The last ones."""
    st.subheader(say("kept.done"), anchor=False)
    st.markdown(lines or say("kept.none"))


def copies(made: Sequence[tuple[datetime, int]]) -> None:
    """The copies that stand beside the database. ``made``: moments and bytes, the first first."""
    st.subheader(say("kept.copies_title"), anchor=False)
    words, where = prose(kept.copies(made)), small(say("kept.copies_where"))
    if made:
        text(words, where)
    else:
        st.warning(words, icon=":material/backup:")
        text(where)
