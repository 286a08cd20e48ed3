"""The receipt of a ballot: eight characters that the device draws and shows; the server only knows their digest."""

import hashlib

from domain.workshops.workshop import normal_code


def digest(typed: str) -> str:
    """What the list of counted ballots holds of a receipt, as a person types it: SHA-256 in hexadecimal."""
    return hashlib.sha256(normal_code(typed).encode()).hexdigest()
