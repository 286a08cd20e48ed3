"""What can go wrong with a vote that we expect: more branches of the tree in ``domain.errors``.

::

    NotFound    UnknownVote, UnknownSlip
    Refused     VoteNotOpen, VoteClosed, VoteStillOpen, VoteFrozen, VotedAgain
                VoteAlreadyOpen, VoteAmended, ObjectionMoved, NothingWordless, NotOnTheWall
                RightUnknown, RightUsed
                ReadingsDiffer, PileMoved, ReadingTaken, SameReader
                HandsNotAllowed, ChannelNotDeclared, NothingToDraw, TooFewBallots
    Invalid     WrongNumberOfOptions, OnlyOpinionsArePublic, SameTitle
"""

from domain.errors import Invalid, NotFound, Refused


class UnknownVote(NotFound):
    """No such vote for this visitor."""


class UnknownSlip(NotFound):
    """No open vote of this workshop has a slip with this code. Values: ``length``, of the codes in characters."""


class VoteNotOpen(Refused):
    """The vote is prepared but not yet opened."""


class VoteClosed(Refused):
    """The vote is over: its urn takes nothing more."""


class VoteStillOpen(Refused):
    """A vote is open: no copy of the database may be made, and its workshop cannot end."""


class VoteFrozen(Refused):
    """What was announced cannot change once the vote is open."""


class VoteAlreadyOpen(Refused):
    """Somebody opened the vote in the meantime."""


class VoteAmended(Refused):
    """What is announced was changed since this screen showed it."""


class ObjectionMoved(Refused):
    """Somebody else said what became of the objection since this screen showed it."""


class NothingWordless(Refused):
    """No open objection of the ballots to this proposal is without words."""


class NotOnTheWall(Refused):
    """The wall shows something else by now."""


class VotedAgain(Refused):
    """The vote already has a following round."""


class RightUnknown(Refused):
    """The right to vote is absent, forged or not of this vote."""


class RightUsed(Refused):
    """The right has already put its ballot into the urn."""


class ReadingsDiffer(Refused):
    """The two readings of the paper ballots do not agree. Values: ``n``, papers to look at again."""


class PileMoved(Refused):
    """The pile is no longer where this screen left it: another one typed, or took back, in between."""


class ReadingTaken(Refused):
    """Another account types this reading."""


class SameReader(Refused):
    """The account typed the other reading: the second one needs a second person's account."""


class HandsNotAllowed(Refused):
    """Raised hands cannot be counted in this way of voting."""


class ChannelNotDeclared(Refused):
    """Voices do not come this way: it was not announced before the vote opened."""


class NothingToDraw(Refused):
    """No lot can be drawn: the rules do not say so, nothing is equal, or it has been drawn."""


class TooFewBallots(Refused):
    """Fewer than five ballots: only the order is told, ballots are never handed out."""


class BallotsErased(Refused):
    """The ballots of this vote were kept as long as they are: its result stays, and is counted no more."""


class WrongNumberOfOptions(Invalid):
    """Values: ``least``, ``most``."""


class SameTitle(Invalid):
    """Two options that sound alike would be one in every sentence. Values: ``title``."""


class OnlyOpinionsArePublic(Invalid):
    """Counts may be shown while a vote is open only if it is worth an opinion."""


class UnknownMethod(NotFound):
    """No way of voting has this name. Values: ``method``."""


class MalformedBallot(Invalid):
    """The ballot does not have the expected shape."""


class UnknownOption(Invalid):
    """The ballot marks an option that is not in this vote."""


class NothingChosen(Invalid):
    """A ballot marks something, or says that it is blank."""


class TooManyDots(Invalid):
    """Values: ``most``, dots or points in hand."""


class RanksBroken(Invalid):
    """Ranks go 1, 2, 3… and each is given once."""


class OverBudget(Invalid):
    """The basket costs more than the budget. Values: ``budget``."""


class MoreHandsThanVoices(Invalid):
    """More raised hands than people. Values: ``most``."""


class MoreSettledThanObjections(Invalid):
    """More objections dealt with than there were. Values: ``most``."""
