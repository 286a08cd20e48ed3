"""Offers, needs and what is shared, in words; names stand in them only where they may."""

from collections.abc import Collection, Mapping

from domain.cooperation.means import Match, Means, MeansWords, Side
from domain.cooperation.ties import Stand
from sentences.cooperation.ties import MARKS
from texts import day_of, say
from texts.typography import capital, typeset

Types = Mapping[str, str]  # what each type of means is called, by its id; and each stake and agricultural subject


def words(said: MeansWords, types: Types) -> str:
    """Its type, what was said of it, and until when."""
    line = say("means.line", type=types.get(said.type, said.type), words=said.words)
    until = say("means.until_day", day=day_of(said.until)) if said.until else ""
    return " ".join(filter(None, (line, until, touched(said.tags, types))))


def touched(tags: Collection[str], named: Types) -> str:
    """The stakes and agricultural subjects that something touches; empty for none that there are words for."""
    known = [capital(named[one]) for one in named if one in tags]
    return say("touched.said", what=" ; ".join(known)) if known else ""


def named(one: Means, names: Mapping[str, str], types: Types) -> str:
    """The same with whose it is."""
    return say("means.whose", name=typeset(names[one.actor]), said=words(one.said, types))


def side(one: Side) -> str:
    """An offer, or a need."""
    return say(f"means_side.{one}")


def stands(one: Stand | None) -> str:
    """How both ends see a share."""
    return f"{MARKS[one]} {say(f'share_stand.{one}')}" if one else say("share_stand.none")


def seen_from(match: Match, mine: Side, names: Mapping[str, str], types: Types) -> str:
    """A match as one of its ends reads it."""
    ours, theirs = match.end(mine), match.end(mine.other)
    name = typeset(names[theirs.actor])
    return say(
        f"means.meets_{mine}", name=name, ours=ours.said.words, theirs=theirs.said.words,
        type=types.get(ours.said.type, ours.said.type),
    )  # fmt: skip


def between(match: Match, names: Mapping[str, str], types: Types) -> str:
    """A match as others read it: who offers, who needs, what, and how both see it."""
    offers, needs = (typeset(names[one.actor]) for one in (match.offer, match.need))
    kind = types.get(match.need.said.type, match.need.said.type)
    pair = say("means.between", offers=offers, needs=needs, type=kind, words=match.offer.said.words)
    return pair if match.stand is Stand.BOTH else say("means.between_yet", pair=pair, stand=stands(match.stand))
