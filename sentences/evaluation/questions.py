"""A question of the questionnaire on the wall: its own words, a true sentence, and the rows of its chart."""

import pandas as pd

from charts.questions import COLUMNS
from domain.evaluation.questions import Asked
from domain.evaluation.ranges import Span
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import Question
from sentences.evaluation import figures
from texts import day_of, say, whole
from texts.typography import typeset

FIRSTS = 3  # choices, the most that one sentence names


def title(question: Question) -> str:
    """What was asked, in its own words: what begins the sentence, the statement, and what is asked of it."""
    return typeset(" ".join(filter(None, (question.stem, question.fr, question.prompt))))


def sentence(asked: Asked) -> str:
    """One true sentence, to be read aloud."""
    if asked.spread is None:
        return figures.sentence(row) if (row := _row(asked)) else ""
    first = asked.spread.first
    if len(first) > FIRSTS:
        return say("question.level", people=how_many(asked.spread.parts[first[0]]))
    words = " · ".join(_words(asked.question)[choice] for choice in first)
    key = "question.first" if len(first) == 1 else "question.firsts"
    return say(key, choices=words, people=how_many(asked.spread.parts[first[0]]))


def who(asked: Asked) -> str:
    """How many were asked, how many answered, and who did not; whether one could give several answers."""
    if asked.spread is None:
        row = _row(asked)
        return f"{say('question.asked', n=row.figure.population)} {figures.missing(row)}".strip() if row else ""
    told, kind = asked.spread, "aside" if asked.question.relevant else "silent"
    ticks = kinds.of(asked.question).ticks
    several = [] if ticks is Ticks.ONE else [say(f"question.{ticks}")]
    answered = say("question.answered", people=how_many(told.n), n=told.people)
    return " ".join([answered, figures.outside(told.silent, kind), *several])


def how_many(people: Span) -> str:
    """A number of people as it may be told: «12», «moins de 5», «10 à 14»."""
    if people.exact:
        return whole(people.low)
    if people.low == 0:
        return say("figure.few", few=whole(people.high + 1))
    return say("figure.range", low=whole(people.low), high=whole(people.high))


def frame(asked: Asked) -> pd.DataFrame:
    """The rows of ``charts.questions.spread``: each choice in the order of the question, or the one figure there is."""
    if asked.spread is None:
        return _of_figure(asked)
    words, degrees = _words(asked.question), kinds.of(asked.question).degrees
    most = max(asked.spread.n.high, *(part.high for part in asked.spread.parts.values()))
    rows = [
        (words[choice], part.low / most, part.high / most, how_many(part), place if degrees else -1)
        for place, (choice, part) in enumerate(asked.spread.parts.items())
    ]
    return pd.DataFrame.from_records(rows, columns=COLUMNS)


def table(asked: Asked) -> pd.DataFrame:
    """The same, as a table: each choice, and how many made it."""
    drawn = frame(asked)
    heads = say("spread.choice"), say("spread.people")
    return pd.DataFrame({heads[0]: drawn["choice"], heads[1]: drawn["label"]}).set_index(heads[0])


def since(asked: Asked) -> str:
    """The day of the last people whom a spread counts."""
    return say("spread.day", day=day_of(asked.spread.day)) if asked.spread else ""


def read_aloud(asked: Asked) -> str:
    """The whole chart in words, for whoever does not see it."""
    parts = [say("question.row", choice=row["choice"], people=row["label"]) for row in frame(asked).to_dict("records")]
    return " ".join([title(asked.question), sentence(asked), *(parts if asked.spread else ()), who(asked)])


def _of_figure(asked: Asked) -> pd.DataFrame:
    row = _row(asked)
    drawn = figures.frame((row,)) if row else pd.DataFrame({"indicator": [], "part": [], "most": [], "label": []})
    return drawn.rename(columns={"indicator": "choice"}).assign(degree=-1)[COLUMNS]


def _row(asked: Asked) -> figures.Shown | None:
    if asked.theme is None or asked.indicator is None or asked.figure is None:
        return None
    return figures.Shown(asked.theme, asked.indicator, asked.figure)


def _words(question: Question) -> dict[str, str]:
    return {choice.id: typeset(choice.fr) for choice in question.choices}
