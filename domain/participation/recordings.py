"""Recordings: a sentence said by somebody who speaks the language, kept on the tablet by whoever runs workshops.

A territory has its own: who may change what residents hear there is who runs its workshops.
"""

from collections.abc import Mapping
from hashlib import sha256

from domain.errors import Invalid, NotFound

MOST = 512 * 1024  # bytes of one recording: a minute and more
SIGNS: Mapping[str, tuple[int, bytes]] = {  # what a file begins with, and where
    "audio/webm": (0, b"\x1aE\xdf\xa3"),
    "audio/ogg": (0, b"OggS"),
    "audio/mp4": (4, b"ftyp"),
}


class NotARecording(Invalid):
    """What was sent is not a recording that browsers make."""


class UnknownSentence(NotFound):
    """Nobody is asked this sentence there, in no language that may be recorded."""


def kind_of(audio: bytes) -> str:
    """The media type of a recording, by its first bytes.

    Raises
    ------
    NotARecording
    """
    for kind, (at, sign) in SIGNS.items():
        if audio[at : at + len(sign)] == sign:
            return kind
    raise NotARecording


def digest_of(audio: bytes) -> str:
    """What tells a recording from the one before: 12 hexadecimal digits of its SHA-256."""
    return sha256(audio).hexdigest()[:12]


def name_of(sentence: str) -> str:
    """A short name for a sentence, the same everywhere: 32 hexadecimal digits of its SHA-256."""
    return sha256(sentence.encode()).hexdigest()[:32]
