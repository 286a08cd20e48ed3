"""Ballots that nobody cast: each one that the rules of its vote allow, whatever the method, drawn by a room's taste."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from domain.errors import Invalid
from domain.votes import method
from domain.votes.ballot import Ballot, Option
from domain.votes.methods import VoteType
from domain.votes.vote import Vote

BLANK = 0.05  # how often a ballot is blank
OBJECT = 0.05  # how often somebody objects, where one can
NOISE = 0.25  # how far apart two people's tastes are
HIGHEST = 100  # no mark is higher

Marks = dict[str, int]


def ballot(vote: Vote, room: Random, luck: Random) -> Ballot:
    """One person's. ``room``: draws what the room likes, the same for everybody in it; ``luck``: this person's own."""
    likes = {option.id: room.uniform(0.35, 0.75) for option in vote.options}  # near enough for a close result
    if luck.random() < BLANK:
        return Ballot()
    person = _Person(
        vote, luck, {option: min(1.0, max(0.0, luck.gauss(mean, NOISE))) for option, mean in likes.items()}
    )
    marks = _DRAWN[method(vote.plan.method).vote_type(vote.plan.rules)](person)
    while marks and not person.may(marks):
        marks.pop(next(reversed(marks)))  # what one likes least is too much, or costs too much
    return Ballot.of(marks)


@dataclass(frozen=True)
class _Person:
    """Somebody with a paper. ``likes``: how much they like each option, from 0 to 1."""

    vote: Vote
    luck: Random
    likes: Mapping[str, float]

    @property
    def order(self) -> list[str]:
        """What they like most comes first."""
        return sorted(self.likes, key=lambda option: -self.likes[option])

    def may(self, marks: Marks) -> bool:
        """Whether the rules allow it."""
        plan, options = self.vote.plan, tuple[Option, ...](self.vote.options)
        try:
            method(plan.method).check(Ballot.of(marks), options, plan.rules)
        except Invalid:
            return False
        return True

    def approved(self) -> Marks:
        """Those that one likes nearly as much as the first, and that one."""
        first = self.likes[self.order[0]]
        return dict.fromkeys([option for option in self.order if self.likes[option] >= first - NOISE], 1)

    def shared(self) -> Marks:
        """One dot after the other, as long as the rules allow."""
        marks: Marks = {}
        for option in self.luck.choices(self.order, [self.likes[option] + 0.01 for option in self.order], k=HIGHEST):
            more = marks | {option: marks.get(option, 0) + 1}
            marks = more if self.may(more) else marks
        return marks

    def ranked(self) -> Marks:
        """The first ones of them."""
        some = self.order[: self.luck.randint(1, len(self.order))]
        return {option: rank for rank, option in enumerate(some, start=1)}

    def marked(self) -> Marks:
        """A mark for each; whoever may object does so rarely."""
        objection = method(self.vote.plan.method).objection
        marks: Marks = {}
        for option in self.order:
            allowed = [mark for mark in range(HIGHEST + 1) if self.may({option: mark})]
            if objection is None:
                marks[option] = allowed[round(self.likes[option] * (len(allowed) - 1))]
            elif self.luck.random() < OBJECT:
                marks[option] = objection
            else:
                marks[option] = self.luck.choice([mark for mark in allowed if mark != objection])
        return marks


_DRAWN: Mapping[VoteType, Callable[[_Person], Marks]] = {
    VoteType.APPROVAL: _Person.approved,
    VoteType.CUMULATIVE: _Person.shared,
    VoteType.ORDINAL: _Person.ranked,
    VoteType.SCORING: _Person.marked,
}
