"""Ranking: points, duels won, and who was put before whom."""

from collections.abc import Mapping, Sequence

from domain.votes.ballot import Ballot, Option
from domain.votes.methods.ranking import RankingResult
from domain.votes.result import Outcome, VoteResult
from domain.votes.vote import Plan
from sentences.numbers import number
from sentences.votes.telling import Barred, ranked
from texts import say


class Ranking(Barred):
    """Bars, and the duels below the table."""

    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:
        """Of all the points that could be given."""
        scores, others = result.scores[option.id], options - 1
        points = float(scores["points"])
        won = say("vote.bar.duels", won=int(scores["duels_won"]), duels=others)
        return points / (result.n * max(1, others)), say("vote.bar.points", points=number(scores["points"]), won=won)

    def further(self, outcome: Outcome, options: Sequence[Option]) -> list[str]:
        """Who was put before whom."""
        if not isinstance(outcome, RankingResult):
            return []
        titles = {option.id: option.title for option in options}
        return [
            say("vote.duel", one=titles[one], two=titles[two], ballots=ballots, against=outcome.duels[two, one])
            for (one, two), ballots in outcome.duels.items()
            if one < two
        ]

    def read_back(self, ballot: Ballot, plan: Plan, titles: Mapping[str, str]) -> str:  # noqa: ARG002  as every method
        """Ranks, even of one option."""
        return ranked(ballot, titles)


METHOD = Ranking()
