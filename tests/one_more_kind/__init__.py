"""One more kind of question, an hour of the day, in files that lie as they would in the house (``house``).

Tests copy them into a temporary folder and make it known, see ``tests.elsewhere``.
"""

import shutil
from pathlib import Path

from db.content.load import load
from db.engine import Database
from domain.participation.kinds import KINDS
from formats.content.folder import read
from server.participation import modules
from tests import elsewhere
from tests.elsewhere import Elsewhere, Reader

NAME = "hour"
FOLDER = "TABLEE_TEST_ONE_MORE_KIND"  # environment variable: where a server of its own finds the files
HOUSE = Path(__file__).parent / "house"
CONTENT = Path(__file__).parents[2] / "content"
# Each floor: its folder, and what reads it.
FLOORS: dict[str, tuple[str, Reader]] = {"domain": ("domain/participation/kinds", KINDS), "tablet": ("tablet", modules)}
PARTS = {"row", "shares"}  # the tablet asks them of a part of a question, or of several together

QUESTIONNAIRE, QUESTION, ITEM = "q_closing", "d99", "supper"
ASKED = (
    f"  - {{id: {QUESTION}, item: {ITEM}, theme: session, indicator: [], type: {NAME}, req: false, "
    f'fr: "À quelle heure dînez-vous ?"}}\n'
)


_ONE_MORE = Elsewhere(HOUSE, FLOORS)
copied, register, registered = _ONE_MORE.copied, _ONE_MORE.register, _ONE_MORE.registered


def lacking() -> dict[str, set[str]]:
    """By floor, the kinds that it does not know and the other one does; a floor that lacks none is left out."""
    folders = (modules.TABLET, *modules.further())
    drawn = {path.stem for folder in folders for path in (folder / "questions" / "kinds").glob("*.js")} - PARTS
    return elsewhere.lacking({"domain": {*KINDS}, "tablet": drawn})


def content(to: Path) -> Path:
    """The content, with one question more at the end of one questionnaire."""
    folder = Path(shutil.copytree(CONTENT, to / "content"))
    with (folder / "questionnaires" / f"{QUESTIONNAIRE}.yaml").open("a", encoding="utf-8") as file:
        file.write(ASKED)
    return folder


def ask(database: Database, to: Path) -> None:
    """Load this content, once the kind is known."""
    with database.transaction() as connection:
        load(connection, read(content(to)))
