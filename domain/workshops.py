"""A workshop: a facilitated meeting, from preparation to closing."""

import secrets
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# 31 characters that cannot be mistaken for one another on a wall or read aloud: no 0 O 1 I L.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6


class State(StrEnum):
    """Where a workshop stands. It only goes forward."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


class Admission(StrEnum):
    """Who is let in: whoever has the code, up to the people present; or prepared tablets and printed slips only."""

    CODE = "code"
    PREPARED = "prepared"


@dataclass(frozen=True)
class Workshop:
    """A workshop as screens see it.

    ``answered``: number of finished responses, exact, for its facilitator only. ``people``: people present, None until
    the facilitator has counted them.
    """

    id: str
    territory: str
    territory_name: str
    wave: str
    wave_label: str
    questionnaire_version: str
    title: str
    day: date
    place: str
    code: str
    state: State
    revealed: bool
    answered: int
    demonstration: bool
    people: int | None
    admission: Admission


def draw_code() -> str:
    """A join code: 29.7 bits, new for each workshop."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def normal_code(typed: str) -> str:
    """A code as a person types it, without case, spaces or hyphens."""
    return "".join(character for character in typed.upper() if character.isalnum())[: CODE_LENGTH * 2]
