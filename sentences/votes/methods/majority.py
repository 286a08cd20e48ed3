"""Majority judgment: the merit profile, who did not judge what, and what parts the first from the second."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

import pandas as pd

from charts import votes as charts
from charts.votes import PROFILE
from domain.votes.ballot import Ballot, Option
from domain.votes.mentions import Tally, duel, middle, without
from domain.votes.methods.majority import LEFT_OUT, SCALES, MajorityResult
from domain.votes.result import Outcome, VoteResult
from domain.votes.story import Story
from domain.votes.vote import Plan
from sentences.votes.printed import Printed
from sentences.votes.telling import Drawing, Step, Telling
from texts import say


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
        for option in METHOD.in_order(outcome, options)
    }
    given = {name: result.given(option) for option, name in names.items()}
    silent = {} if left_out else {name: result.silent[option] for option, name in names.items()}
    return profiles(given, outcome.rules.scale, silent)


def silences(outcome: Outcome, options: Sequence[Option]) -> str:
    """Who did not judge which option of a majority judgment, and what that counts as; empty where everybody did."""
    result = outcome.public()
    if not isinstance(result, MajorityResult) or not any(result.silent.values()):
        return ""
    shown = [option for option in options if result.silent[option.id]]
    names = ", ".join(say("vote.mention.times", mention=o.title, times=result.silent[o.id]) for o in shown)
    if result.rules.silence == LEFT_OUT:
        return say("vote.silence.left_out", options=names)
    return say("vote.silence.worst", options=names, worst=say(SCALES[result.rules.scale][0]))


def _halfway(result: MajorityResult) -> str:
    """What the line across the profiles marks: half of what counts for each option."""
    return say("vote.profile.line_left_out" if result.rules.silence == LEFT_OUT else "vote.profile.line")


class Majority(Telling):
    """The profile."""

    def drawings(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """One chart."""
        result = [*rounds.values()][-1].public()
        if not isinstance(result, MajorityResult):
            return []
        return [Drawing("profile", charts.profile, profile(result, options), _halfway(result))]

    def received(self, result: VoteResult, option: Option, options: Sequence[Option]) -> str:  # noqa: ARG002  as every method
        """How often each mention, the best first."""
        assert isinstance(result, MajorityResult)
        given = [*zip(SCALES[result.rules.scale], result.given(option.id), strict=True)][::-1]
        silent = result.silent[option.id]
        told = [*given, ("vote.mention.silent", silent)] if silent else given
        return ", ".join(say("vote.mention.times", mention=say(key), times=times) for key, times in told)

    def lines(self, story: Story, outcome: Outcome, options: Sequence[Option]) -> list[str]:
        """With who did not judge what."""
        said = silences(outcome, options)
        return [*super().lines(story, outcome, options), *([said] if said else [])]

    def scale(self, plan: Plan) -> dict[int, str]:
        """The mentions."""
        return {mention: say(word) for mention, word in enumerate(SCALES[plan.rules.scale])}

    def paper(self, plan: Plan) -> Printed:
        """Whoever does not judge an option says so in a box."""
        told = super().paper(plan)
        return replace(told, heads=(*told.heads, say("tablet.vote.no_opinion")))

    def read_back(self, ballot: Ballot, plan: Plan, titles: Mapping[str, str]) -> str:
        """Every option, without a mention too."""
        words, marks = self.scale(plan), dict(ballot.marks)
        told = {option: words[marks[option]] if option in marks else say("vote.mention.silent") for option in titles}
        return ", ".join(say("paper.mark", option=titles[option], mark=mark) for option, mark in told.items())

    def steps(self, outcome: Outcome, options: Sequence[Option]) -> list[Step]:
        """The first against the second, until their mentions differ."""
        if not isinstance(outcome, MajorityResult):
            return []
        return _duel(outcome, self.in_order(outcome, options)[:2])


def _duel(result: MajorityResult, order: Sequence[Option]) -> list[Step]:
    if len(order) < 2 or not result.n or {option.id for option in order} & {*result.unheard}:  # noqa: PLR2004  a duel
        return []
    one, two = (result.profiles[option.id] for option in order)
    level = sum(one) == sum(two) > 0  # one by one, or not at all
    parted = duel(one, two) if level else None
    if parted is None:
        return []
    words = [say(key) for key in SCALES[result.rules.scale]]
    told = []
    for removed in range(parted.removed + 1):
        left = {option.title: without(result.profiles[option.id], removed) for option in order}
        mentions = [words[middle(tally)] for tally in left.values()]
        key = "vote.step.end" if removed == parted.removed else "vote.step.same"
        start = say("vote.step.start") if not removed else say("vote.step.removed", n=removed)
        drawing = Drawing("step", charts.profile, profiles(left, result.rules.scale))
        told.append(Step(f"{start} {_mentions(key, list(left), mentions)}", drawing))
    return told


def _mentions(key: str, names: Sequence[str], mentions: Sequence[str]) -> str:
    return say(key, one=names[0], two=names[1], mention=mentions[0], other=mentions[1])


METHOD = Majority()
