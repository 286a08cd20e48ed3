"""Results as the rows of ``charts.votes``. They take what may be shown, so fewer than five ballots give no row."""

import re
from collections.abc import Mapping, Sequence
from itertools import count

import pandas as pd

from charts.votes import BARS, PROFILE, STRIPS
from domain.votes.ballot import Option
from domain.votes.budget import BudgetResult
from domain.votes.consent import ID as CONSENT
from domain.votes.majority import LEFT_OUT, SCALES, MajorityResult, Tally
from domain.votes.ranking import RankingResult
from domain.votes.result import Number, Outcome, Place, Result
from domain.votes.thermometer import ThermometerResult
from sentences.numbers import euros, number, share
from sentences.votes.words import in_type
from texts import say


def ranks(places: Sequence[Place]) -> Mapping[str, int]:
    """The rank of each option; tied options have the same one."""
    return {option: place.rank for place in places for option in place.options}


def in_order(outcome: Outcome, options: Sequence[Option]) -> list[Option]:
    """The options by place; those without a place come last, in their own order."""
    found, scores = ranks(outcome.places), outcome.scores if isinstance(outcome, BudgetResult) else {}

    def turn(option: Option) -> tuple[int, Number]:
        """Of a budget, whose places are two, the most voted first."""
        return found.get(option.id, len(options) + 1), -scores[option.id]["votes"] if scores else 0

    return sorted(in_type(options), key=turn)


def bars(outcome: Outcome, options: Sequence[Option]) -> pd.DataFrame:
    """Rows of ``charts.votes.bars`` for dots, approval, ranking and budget; none for the rest and for too few."""
    result = outcome.public()
    if not isinstance(result, Result) or not result.n:
        return pd.DataFrame(columns=BARS)
    if result.method == CONSENT:
        return _words(result, options)
    rows = [
        (option.title, *_bar(result, option, len(options)), option.id in _leading(result))
        for option in in_order(result, options)
    ]
    return pd.DataFrame(
        [(title, part, first, label) for title, part, label, first in rows],
        columns=BARS,
    )


def _leading(result: Result) -> Sequence[str]:
    return result.chosen.funded if isinstance(result, BudgetResult) else result.winners


def _bar(result: Result, option: Option, options: int) -> tuple[float, str]:
    """How long the bar is, of the longest that could be, and what stands beside it."""
    scores = result.scores[option.id]
    if isinstance(result, RankingResult):
        points = float(scores["points"])
        won = say("vote.bar.duels", won=int(scores["duels_won"]), duels=options - 1)
        return points / (result.n * max(1, options - 1)), say(
            "vote.bar.points", points=number(scores["points"]), won=won
        )
    if isinstance(result, BudgetResult):
        key = "vote.bar.funded" if option.id in result.chosen.funded else "vote.bar.project"
        votes = share(int(scores["votes"]), result.n)
        return int(scores["votes"]) / result.n, say(key, votes=votes, cost=euros(option.cost))
    if "dots" in scores:
        dots, people = int(scores["dots"]), int(scores["people"])
        whole = result.n * min(result.rules.per_option, result.rules.dots)
        said = say("vote.bar.people", n=people)
        return dots / whole, say("vote.bar.dots", n=dots, people=said)
    return int(scores["votes"]) / result.n, share(int(scores["votes"]), result.n)


def _words(result: Result, options: Sequence[Option]) -> pd.DataFrame:
    """Consent: the three words of each proposal."""
    rows = []
    for option in in_type(options):
        scores = result.scores[option.id]
        for word in ("consents", "questions", "objections"):
            said = say(f"vote.word.{word}")
            name = said if len(options) == 1 else say("vote.word.of", word=said, option=option.title)
            rows.append((name, int(scores[word]) / result.n, word == "consents", share(int(scores[word]), result.n)))
    return pd.DataFrame(rows, columns=BARS)


def profiles(tallies: Mapping[str, Tally], scale: str, silent: Mapping[str, int] | None = None) -> pd.DataFrame:
    """Rows of ``charts.votes.profile``: tallies by the option's words, in the order given.

    Parameters
    ----------
    silent : ballots that count without a mention, by the option's words: beyond the worst mention.
    """
    words = [say(key) for key in SCALES[scale]]
    without = say("vote.mention.silent")
    parts = [(-1, without, say("vote.mention.silent_short")), *zip(count(), words, _letters(words))]
    rows = []
    for option, tally in tallies.items():
        ballots = [(silent or {}).get(option, 0), *tally]
        n, before = max(1, sum(ballots)), sum(ballots)
        for (position, mention, letters), given in zip(parts, ballots, strict=True):
            if given:
                rows.append((option, mention, position, letters, given, (before - given) / n, before / n))
            before -= given
    frame = pd.DataFrame(rows, columns=PROFILE)
    frame.attrs["scale"] = tuple(words)
    frame.attrs["silent"] = without if silent and any(silent.values()) else ""
    return frame


def _letters(words: Sequence[str]) -> list[str]:
    """The first letters of each mention, «TB» for «Très bien»; the whole mention where two have the same letters."""
    short = ["".join(re.findall(r"\b\w", mention)).upper() for mention in words]
    return [letters if short.count(letters) == 1 else mention for letters, mention in zip(short, words, strict=True)]


def profile(outcome: Outcome, options: Sequence[Option]) -> pd.DataFrame:
    """Rows of ``charts.votes.profile`` by place; none for fewer than five ballots.

    Who does not judge an option is a part of its bar where that counts, and stands beside its name where it does not.
    """
    result = outcome.public()
    if not isinstance(result, MajorityResult) or not result.n:
        return profiles({}, outcome.rules.scale)
    left_out = result.rules.silence == LEFT_OUT
    names = {
        option.id: say("vote.profile.silent", option=option.title, n=result.silent[option.id])
        if left_out and result.silent[option.id]
        else option.title
        for option in in_order(outcome, options)
    }
    given = {name: result.given(option) for option, name in names.items()}
    silent = {} if left_out else {name: result.silent[option] for option, name in names.items()}
    return profiles(given, outcome.rules.scale, silent)


def strips(rounds: Mapping[str, Outcome], option: str) -> pd.DataFrame:
    """Rows of ``charts.votes.strips`` for one option: one strip a round that may be shown, in order.

    Parameters
    ----------
    rounds : what each round is called, and its outcome.
    """
    rows = []
    for name, outcome in rounds.items():
        result = outcome.public()
        if not isinstance(result, ThermometerResult) or option not in result.spreads:
            continue
        spread, people = result.spreads[option], result.strip(option)
        middle = (float(spread.low), float(spread.median), float(spread.high))
        rows += [(name, degree, people.get(degree, 0), *middle) for degree in range(11)]
    return pd.DataFrame(rows, columns=STRIPS)


def table(outcome: Outcome, options: Sequence[Option]) -> pd.DataFrame:
    """The same for people who read tables or hear them: rank, option, what it received; the order alone when few."""
    result = outcome.public()
    found = ranks(result.places)
    tied = {option for place in result.places if len(place.options) > 1 for option in place.options}
    rows = []
    for option in in_order(outcome, options):
        rank = "" if option.id not in found else str(found[option.id])
        rows.append(
            (
                say("vote.table.tied", rank=rank) if option.id in tied else rank,
                option.title,
                _received(result, option, len(options)),
            )
        )
    columns = [say("vote.table.rank"), say("vote.table.option"), say("vote.table.received")]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.set_index(columns[0]) if isinstance(result, Result) else frame[columns[:2]].set_index(columns[0])


def _received(result: Outcome, option: Option, options: int) -> str:
    if not isinstance(result, Result) or option.id not in result.scores:
        return ""
    if isinstance(result, MajorityResult):
        given = [*zip(SCALES[result.rules.scale], result.given(option.id), strict=True)][::-1]
        silent = result.silent[option.id]
        told = [*given, ("vote.mention.silent", silent)] if silent else given
        return ", ".join(say("vote.mention.times", mention=say(key), times=times) for key, times in told)
    if isinstance(result, ThermometerResult):
        spread = result.spreads[option.id]
        low, high = result.around(option.id)
        return say("vote.bar.spread", median=number(spread.median), low=low, high=high)
    if result.method == CONSENT:
        scores = result.scores[option.id]
        return ", ".join(
            f"{say(f'vote.word.{word}')}\u00a0: {scores[word]}" for word in ("consents", "questions", "objections")
        )
    return _bar(result, option, options)[1]
