"""The code of an idea: drawn like a ticket by the browser in which it was written, and kept nowhere else.

The identifier of the idea is derived from it, so whoever has the code finds the idea, and from the idea nobody finds
the code: 32⁶ × 10⁶ ≈ 1.07·10¹⁵ of them stand behind a digest. It has nothing to do with the ticket of the same person.
"""

import hashlib
from uuid import UUID

from domain.participation.tickets import Ticket

HEXADECIMAL = 32  # digits of an identifier


def idea_of(code: Ticket) -> str:
    """The identifier of the idea of this code; ``tablet/code.js`` derives the same."""
    return str(UUID(hashlib.sha256(f"idea:{code.text}".encode()).hexdigest()[:HEXADECIMAL]))
