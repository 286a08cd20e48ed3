"""Words that people wrote in a questionnaire: somebody reads them first; then they are told, without whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from domain.errors import Invalid, Refused
from domain.evaluation.disclosure import K
from domain.participation.masks import MASK
from domain.participation.typed import required

LEAST = K  # people whose words were published, before any is told
LONGEST_HIDDEN = 80  # characters that are hidden at once
ADVERSE = frozenset({"worse"})  # items that ask for what is less well, or troubles


class WordsMoved(Refused):
    """Somebody else read these words meanwhile, or whoever wrote them changed them, or took them back."""


class NothingToHide(Invalid):
    """The words do not hold what is to be hidden."""


class UnknownSubject(Invalid):
    """No theme, or no subject of the session, has this id."""


class ReasonUnsaid(Invalid):
    """Nobody said why these words are refused."""


class State(StrEnum):
    """Where words stand: nobody has read them, everybody may, or nobody will."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"


class RefusalReason(StrEnum):
    """Why words are refused."""

    SOMEBODY = "somebody"  # they tell who somebody is
    HURTS = "hurts"
    ELSEWHERE = "elsewhere"  # they are about something else
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Verbatim:
    """Words, and where they stand. ``id``: of the answer as it is now, random; a corrected one is another.

    ``question``: what was asked, in French, and ``item`` of which kind; ``structure``: an organisation wrote it.
    ``theme``: one of the nine, or nothing; ``tag``: one of S002's nine, or nothing; ``reason``: where it is refused.
    ``hidden``: somebody hid more of it than was masked when it came.
    """

    id: str
    question: str
    item: str
    structure: bool
    words: str
    theme: str = ""
    tag: str = ""
    state: State = State.WAITING
    reason: RefusalReason | None = None
    hidden: bool = False

    @property
    def adverse(self) -> bool:
        """Whether it was asked for what is less well."""
        return self.item in ADVERSE

    def published(self, theme: str, tag: str) -> "Verbatim":
        """The same, told to everybody as part of a theme."""
        return replace(self, state=State.PUBLISHED, theme=theme, tag=tag, reason=None, hidden=False)

    def refused(self, reason: RefusalReason | None) -> "Verbatim":
        """The same, told to nobody.

        Raises
        ------
        ReasonUnsaid
        """
        if reason is None:
            raise ReasonUnsaid
        return replace(self, state=State.REFUSED, reason=reason)

    def without(self, piece: str) -> "Verbatim":
        """The same, with a piece of it hidden: as a word of its own wherever it stands as one, else anywhere.

        Raises
        ------
        NothingToHide
        WordsMoved
            They do not wait.
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.state is not State.WAITING:
            raise WordsMoved
        plain = re.escape(required(piece, LONGEST_HIDDEN))
        for pattern in (rf"(?<!\w){plain}(?!\w)", plain):
            words, n = re.subn(pattern, MASK, self.words, flags=re.IGNORECASE)
            if n:
                return replace(self, words=words, hidden=True)
        raise NothingToHide


@dataclass(frozen=True)
class ToldWords:
    """Published words as they may be shown. ``missing``: how many more people before any is; then there are none."""

    words: tuple[Verbatim, ...]
    missing: int


def mixed(words: Sequence[Verbatim]) -> tuple[Verbatim, ...]:
    """In an order that says nothing of when they came, nor of who wrote two of them; always the same."""
    return tuple(sorted(words, key=lambda one: sha256(one.id.encode()).digest()))
