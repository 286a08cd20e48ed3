"""What structures say together, in sentences, as rows of charts and as tables; never of one of them."""

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.questions import COLUMNS
from charts.structures import DOTS
from domain.cooperation.responses import LONG, NEW, NO, SINCE, SOME, YES
from domain.cooperation.restitution import Number, Restitution, StructureSpread
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import NO_ANSWER, Question
from sentences.numbers import number, rate, share
from texts import say
from texts.typography import typeset

FAR, NEAR = 3, 1  # steps between the first and the last: from where on opinions are far apart, until where they agree
FIRM = 3  # the step of a scale from which on something is not fragile
Words = Mapping[str, str]


def choices(question: Question) -> Words:
    """What the cells of a question say; who ticked something and who did not."""
    said = {one.id: typeset(one.fr) for one in question.choices if one.id not in NO_ANSWER}
    if question.item == SINCE:
        return {step: say(f"restitution.since_{step}") for step in (NEW, SOME, LONG)}
    return said


def name(question: Question, spread: StructureSpread) -> str:
    """What a row is about: its own words, or those of the choice."""
    among = question.rows if kinds.of(question).in_rows else question.choices
    return next((typeset(one.fr) for one in among if one.id == spread.about.row), typeset(question.fr))


def why(spread: StructureSpread | Number) -> str:
    """Why it is not told."""
    return say(f"cooperation.untold.{spread.why}") if spread.why else ""


def step(middle: float) -> str:
    """A median: «3», or «entre 3 et 4»."""
    low = int(middle)
    return str(low) if middle == low else say("restitution.between", low=low, high=low + 1)


def row(question: Question, spread: StructureSpread) -> str:
    """One row in a sentence: its median, its range, how many answered; or why it is not told."""
    about = name(question, spread).rstrip(".")
    if spread.median is None:
        return say("restitution.row_untold", about=about, why=why(spread))
    answered = say("restitution.of", n=spread.n, people=spread.people)
    if spread.range is None:
        return say("restitution.row_rough", about=about, median=step(spread.median), answered=answered)
    low, high = spread.range
    return say("restitution.row", about=about, median=step(spread.median), low=low, high=high, answered=answered)


def dots(questions: Sequence[tuple[Question, Sequence[StructureSpread]]]) -> pd.DataFrame:
    """Rows of ``charts.structures.dots``: those that are told, of questions with one scale."""
    rows = [
        (name(question, spread), int(cell), n, spread.median)
        for question, spreads in questions
        for spread in spreads
        for cell, n in spread.cells.items()
    ]
    frame = pd.DataFrame.from_records(rows, columns=DOTS)
    scale = list(choices(questions[0][0]).values())
    frame.attrs |= {"steps": len(scale), "ends": (scale[0], scale[-1])}
    return frame


def spread(question: Question, spreads: Sequence[StructureSpread], marks: Words | None = None) -> pd.DataFrame:
    """Rows of ``charts.questions.spread``: one choice a row. ``marks``: what stands beside a choice."""
    words, ordered = choices(question), kinds.of(question).degrees
    told = [one for one in spreads if one.why is None]
    if kinds.of(question).in_rows or not told:
        return pd.DataFrame(columns=COLUMNS)
    if told[0].about.row:
        rows = [(name(question, one), one.cells.get(YES, 0), one.n, -1) for one in told]
    else:
        [one] = told
        rows = [(said, one.cells.get(cell, 0), one.n, at) for at, (cell, said) in enumerate(words.items())]
    marked = {words[cell]: mark for cell, mark in (marks or {}).items() if cell in words}
    drawn = [
        (f"{said} ({marked[said]})" if said in marked else said, n / of, n / of, str(n), at if ordered else -1)
        for said, n, of, at in rows
    ]
    return pd.DataFrame.from_records(drawn, columns=COLUMNS)


def silent(spreads: Sequence[StructureSpread]) -> str:
    """How many were asked and how many answered; and of how many choices nothing is told, and why."""
    told = [one for one in spreads if one.why is None]
    lines = [say("restitution.answered", n=told[0].n, people=told[0].people)] if told else []
    hidden = [one for one in spreads if one.why is not None]
    if hidden:
        whole = say("restitution.hidden", n=len(hidden), why=why(hidden[0]))
        lines.append(hidden_choices(hidden) if hidden[0].about.row else whole)
    return " ".join(lines)


def hidden_choices(hidden: Sequence[StructureSpread | Number]) -> str:
    """Of how many choices nothing is told, and why; empty if there is none."""
    return say("restitution.hidden_choices", n=len(hidden), why=why(hidden[0])) if hidden else ""


def rows(questions: Sequence[tuple[Question, Sequence[StructureSpread]]]) -> pd.DataFrame:
    """A table of questions with one scale, or of one whose choices go together: how many structures said what."""
    first = questions[0][0]
    words = {YES: say("restitution.yes"), NO: say("restitution.no")} if _several(first) else choices(first)
    found = {}
    for question, spreads in questions:
        for one in spreads:
            cells = {word: one.cells.get(cell, 0) if one.why is None else "–" for cell, word in words.items()}
            found[name(question, one)] = {**cells, say("restitution.silent"): one.silent if one.why is None else "–"}
    frame = pd.DataFrame.from_dict(found, orient="index")
    return frame.astype(str).rename_axis(say("restitution.about"))


def _several(question: Question) -> bool:
    return kinds.of(question).ticks is Ticks.SEVERAL


def perceived(one: StructureSpread, declared: Sequence[int]) -> list[str]:
    """Where structures see the collective, how far apart they are, and what was declared beside it."""
    if one.median is None:
        return [say("restitution.step_untold", why=why(one))]
    if one.range is None:
        return [say("restitution.step_rough", median=step(one.median)), *_declared(declared)]
    low, high = one.range
    lines = [say("restitution.step", median=step(one.median), low=low, high=high)]
    apart = "far" if high - low >= FAR else "near" if high - low <= NEAR else "some"
    lines.append(say(f"restitution.apart_{apart}"))
    lines += _declared(declared)
    if declared:
        beside = [n for cell, n in one.cells.items() if int(cell) in declared]
        lines.append(say("restitution.same_step", part=share(sum(beside), one.n)))
    return lines


def _declared(steps: Sequence[int]) -> list[str]:
    return [say("restitution.declared", steps=", ".join(map(str, steps)), n=len(steps))] if steps else []


def hybrid(figure: Number, words: Words) -> str:
    """Where resources come from, on average: every structure weighs the same."""
    if figure.why is not None:
        return say("restitution.hybrid_untold", why=why(figure))
    parts = [say("restitution.part", about=words[item], part=_five(part)) for item, part in figure.parts.items()]
    return say("restitution.hybrid", parts=", ".join(parts), n=figure.n, people=figure.people)


def mixed(figure: Number, words: Words) -> pd.DataFrame:
    """Rows of ``charts.questions.spread``, in steps of five percent."""
    rows = [(words[item], _near(part), _near(part), _five(part), -1) for item, part in figure.parts.items()]
    return pd.DataFrame.from_records(rows, columns=COLUMNS)


def _near(part: float) -> float:
    return 5 * round(part / 5) / 100


def _five(part: float) -> str:
    return say("restitution.about_percent", percent=rate(_near(part)))


def structures(figure: Number, label: str, unit: str) -> str:
    """A number of structures: a sum, a share, or how many there are at most; or why it is not told."""
    if figure.why is not None:
        return say("restitution.row_untold", about=typeset(label), why=why(figure))
    if figure.most is not None:
        value = say("restitution.most", n=number(figure.most, 0), unit=unit)
    elif figure.value is not None:
        value = rate(figure.value / 100) if unit == "%" else f"{number(figure.value, 0)} {unit}"
    else:
        value = ", ".join(rate(part / 100) for part in figure.parts.values())
    answered = say("restitution.of", n=figure.n, people=figure.people)
    return say("restitution.number", about=typeset(label), value=value, answered=answered)


def beside(question: Question, waves: Sequence[tuple[str, Restitution]]) -> pd.DataFrame:
    """Waves side by side: the median of each row, its range, how many answered. Same wording only."""
    latest = waves[-1][1].of(question.id)
    wording = {one.about for one in latest}
    columns = {
        typeset(label): {name(question, one): _short(one) for one in told.of(question.id) if one.about in wording}
        for label, told in waves
    }
    frame = pd.DataFrame(columns, index=pd.Index([name(question, one) for one in latest]))
    return frame.fillna(say("restitution.other_words")).rename_axis(say("restitution.about"))


def _short(one: StructureSpread) -> str:
    if one.median is None:
        return why(one)
    if one.range is None:
        return say("restitution.short_rough", median=step(one.median), n=one.n)
    low, high = one.range
    return say("restitution.short", median=step(one.median), low=low, high=high, n=one.n)
