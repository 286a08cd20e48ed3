"""What a device is told of itself."""

from pydantic import BaseModel


class Place(BaseModel):
    """Where a device stands. ``token``: with which it asks for more; ``sign``: by which the facilitator knows it.

    ``unlocks``: SHA-256 of the number that opens a shared tablet, null for others; ``asks``: one person more waits.
    ``questionnaire``: the version that may be begun now; ``turn`` grows with each change of it. Of a phone, ``places``:
    people it counts for, and ``begun``: how many of them have begun each version.
    """

    token: str
    kind: str
    state: str
    sign: str
    asks: bool
    prepared_only: bool
    unlocks: str | None = None
    questionnaire: str = ""
    turn: int = 0
    places: int = 0
    begun: dict[str, int] = {}
