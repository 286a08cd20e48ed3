"""One more way of voting, in files that lie as they would in the house (``house``), and how it is made known.

Tests copy them into a temporary folder, see ``tests.elsewhere``.
"""

from pathlib import Path

import texts
from components.votes.methods import METHODS as FORMS
from domain.votes import METHODS
from sentences.votes.methods import METHODS as TELLING
from server.participation import modules
from tests import elsewhere
from tests.elsewhere import Elsewhere, Reader

NAME = "single"
FOLDER = "TABLEE_TEST_ONE_MORE_METHOD"  # where a server that a test starts finds it
HOUSE = Path(__file__).parent / "house"


# Each floor: its folder, and what reads it.
FLOORS: dict[str, tuple[str, Reader]] = {
    "domain": ("domain/votes/methods", METHODS),
    "sentences": ("sentences/votes/methods", TELLING),
    "components": ("components/votes/methods", FORMS),
    "tablet": ("tablet", modules),
    "texts": ("texts/catalogues", texts),
}


_ONE_MORE = Elsewhere(HOUSE, FLOORS)
copied, register, registered = _ONE_MORE.copied, _ONE_MORE.register, _ONE_MORE.registered


def lacking() -> dict[str, set[str]]:
    """By floor, the methods that it does not know and another one does; a floor that lacks none is left out."""
    folders = (modules.TABLET, *modules.further())
    known = {
        "domain": {*METHODS},
        "sentences": {*TELLING},
        "components": {*FORMS},
        "tablet": {path.stem for folder in folders for path in (folder / "ballots" / "methods").glob("*.js")},
        "texts": {*texts.keys_under("vote.method")} & {*texts.keys_under("vote.guide")},
    }
    return elsewhere.lacking(known)
