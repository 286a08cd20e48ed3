"""Slips to cut out: one voice each, as a QR to photograph and nine characters to type. Drawn, printed, never stored.

The sheet is made where the codes are drawn, because only their hashes are kept: it cannot be made twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.engine import pdf, qr, qr_said
from sentences.numbers import in_groups
from texts import say

PER_PAGE = 14


@dataclass(frozen=True)
class Slip:
    """One voice. ``address``: where its QR leads, the code included."""

    code: str
    address: str


def slips(voices: Sequence[Slip], *, question: str, where: str) -> bytes:
    """The sheets as a PDF, A4, ``PER_PAGE`` slips a page, with lines to cut along.

    Parameters
    ----------
    question : what is voted on, printed on every slip.
    where : the address to open by hand, for those who type.
    """
    drawn = [{"code": in_groups(voice.code), "qr": qr(voice.address)} for voice in voices]
    data = {
        "title": say("slip.sheet"),
        "question": question,
        "where": say("slip.where", address=where),
        "once": say("slip.once"),
        "qr_alt": qr_said(where),
        "slips": drawn,
    }
    return pdf("slips", data)
