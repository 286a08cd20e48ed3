"""What territories learn from one another: sheets of experiences, never ranked, and links to begin with."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from domain.cooperation.errors import AddressUnfit
from domain.participation.masks import masked
from domain.participation.typed import clean, free_text, required

LONGEST_TITLE = 80
LONGEST_WORDS = 500
LONGEST_ADDRESS = 300
_SECRET = re.compile(r"(?i)(?:^|&)(?:pwd|pass\w*|token|key|code|secret)=")  # S002: a link that lets in whoever has it
PARTS = ("question", "answer", "relevance", "durability", "scaling")


def _line(words: str, most: int) -> str:
    return masked(" ".join(free_text(words, most).split()))


@dataclass(frozen=True)
class SheetWords:
    """An initiative, the economic question that it met, its answer; three texts and no mark (S000)."""

    title: str
    question: str
    answer: str
    relevance: str = ""
    durability: str = ""
    scaling: str = ""
    shown: bool = False

    def checked(self) -> "SheetWords":
        """As they may be kept, without telephone numbers, addresses and links.

        Raises
        ------
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        for needed, most in ((self.title, LONGEST_TITLE), (self.question, LONGEST_WORDS), (self.answer, LONGEST_WORDS)):
            required(needed, most)
        parts = (self.question, self.answer, self.relevance, self.durability, self.scaling)
        question, answer, relevance, durability, scaling = (_line(one, LONGEST_WORDS) for one in parts)
        title = _line(self.title, LONGEST_TITLE)
        return SheetWords(title, question, answer, relevance, durability, scaling, self.shown)


@dataclass(frozen=True)
class LinkWords:
    """``address``: of a page on the web that everybody may open. ``novice``: to begin with."""

    title: str
    address: str
    about: str = ""
    novice: bool = True

    def checked(self) -> "LinkWords":
        """As they may be kept.

        Raises
        ------
        domain.cooperation.errors.AddressUnfit
            It is not a page of the web, or lets in whoever has it.
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        title = " ".join(required(self.title, LONGEST_TITLE).split())
        return replace(self, title=masked(title), address=_page(self.address), about=_line(self.about, LONGEST_WORDS))


def _page(typed: str) -> str:
    address = clean(typed)
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError as wrong:
        raise AddressUnfit from wrong
    plain = re.fullmatch(r"[\x21-\x7e]+", address) and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}", host)
    if not plain or parts.scheme != "https" or "@" in parts.netloc or len(address) > LONGEST_ADDRESS:
        raise AddressUnfit
    if _SECRET.search(parts.query) or _SECRET.search(parts.fragment):
        raise AddressUnfit
    return address


@dataclass(frozen=True)
class ExperienceSheet:
    """A sheet of a territory. ``place``: its name; ``revision``: rises with each change."""

    id: str
    territory: str
    place: str
    revision: int
    words: SheetWords


@dataclass(frozen=True)
class ResourceLink:
    """A link that a territory shares with all."""

    id: str
    territory: str
    revision: int
    words: LinkWords

    @property
    def address(self) -> str:
        """Where it leads, as ``LinkWords.checked`` left it."""
        return self.words.address
