"""Who has voted: how many, of how many, and in which ways."""

from collections.abc import Iterable

from domain.votes.result import Outcome, VoteResult
from domain.votes.vote import Channel, Counted, Turnout
from texts import say, whole


def received(turnout: Turnout) -> str:
    """«8 bulletins reçus sur 12 présents»."""
    if turnout.present is None:
        return say("vote.voices", n=turnout.voices)
    return say("vote.voices_of", n=turnout.voices, present=turnout.present)


def by_channel(turnout: Turnout) -> str:
    """How many came in each way; empty where all came in one."""
    parts = [f"{say(f'channel.{name}')}\u00a0: {n}" for name, n in sorted(turnout.received.items()) if n]
    return ", ".join(parts) if len(parts) > 1 else ""


def untold(turnout: Turnout) -> str:
    """Before closing: that its secret ballots are too few to be told; else empty."""
    if not turnout.untold:
        return ""
    if hands := turnout.voices - turnout.secret:
        return say("vote.untold_beside", n=turnout.untold, hands=whole(hands))
    return say("vote.untold", n=turnout.untold)


def too_many(turnout: Turnout) -> str:
    """A warning when there are more voices than people; else empty."""
    if not turnout.too_many:
        return ""
    return say("vote.too_many", voices=turnout.voices, present=turnout.present)


def on_wall(turnout: Turnout) -> tuple[int, str]:
    """How many ballots, and the words under that number."""
    if turnout.present is None:
        return turnout.voices, say("vote.wall.ballots", n=turnout.voices)
    return turnout.voices, say("vote.wall.ballots_of", n=turnout.voices, present=turnout.present)


def closed(one: Counted) -> str:
    """Of a closed vote: ballots, blank ones, hands, people present."""
    outcome, turnout = one.outcome.public(), one.turnout
    hands = turnout.voices - turnout.secret
    parts = [say("vote.voices", n=turnout.secret)] if turnout.secret or not hands else []
    parts += [say("vote.by_hand", n=hands)] if hands else []
    if isinstance(outcome, VoteResult):
        ballots = outcome.n - outcome.hands
        parts = [say("vote.n", n=ballots), say("vote.blank", n=outcome.blanks)] if ballots or outcome.blanks else []
        parts += [say("vote.by_hand", n=outcome.hands)] if outcome.hands else []
    if turnout.present is not None:
        parts.append(say("vote.present", n=turnout.present))
    return " · ".join(parts)


def glimpsed(one: Counted) -> str:
    """Of an open public vote: the same of the ballots that are shown, and how many are not among them yet."""
    outcome = one.outcome.public()
    if not isinstance(outcome, VoteResult):
        return closed(one)
    return f"{closed(one)} · {say('vote.wall.waiting', n=one.turnout.secret - outcome.n - outcome.blanks)}"


def apart(one: Counted) -> str:
    """The ways of voting whose voices may be told apart; empty where none may, and where the whole is not told."""
    if not isinstance(one.outcome, VoteResult):
        return ""
    words = [say("vote.channel", channels=_channels(group), n=_voices(part)) for group, part in one.by_channel]
    return say("vote.by_channel", channels=", ".join(words)) if words else ""


def _voices(part: Outcome) -> int:
    return part.n if isinstance(part, VoteResult) else 0


def _channels(group: Iterable[Channel]) -> str:
    return " + ".join(say(f"channel.{channel}") for channel in sorted(group))


def unseen(turnout: Turnout) -> list[str]:
    """What one person alone could have done: said beside the result, so that nobody has to ask."""
    papers, printed = turnout.received.get(Channel.PAPER, 0), turnout.issued.get(Channel.SLIP, 0)
    said = []
    if papers and turnout.readings:
        said.append(say("vote.papers_read_once" if turnout.readings == 1 else "vote.papers_read_twice", n=papers))
    if printed:
        used = turnout.received.get(Channel.SLIP, 0)
        said.append(say("vote.slips_printed", n=printed, used=used))
    return said
