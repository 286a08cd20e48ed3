"""«Contenus»: what an association changes without touching a file, each version kept and told in the journal.

For: coordinators, in their territories; administrators. Reads: what the files and this page say. Writes: versions.
Then: «Vie privée», «Ressources d’aide», consent and tablets say it from their next load on.
"""

from components import choosing, notice
from domain.staff.roles import EDITS_CONTENT, Visitor
from frame.cooperation import organisations, slots, territories
from frame.operations import help_lines, promises
from frame.operations import places as named
from frame.participation import questionnaires, translations
from frame.screen import screen
from texts import say

PARTS = {
    "promesses": promises.panel,
    "lignes": help_lines.panel,
    "traductions": translations.panel,
    "questionnaires": questionnaires.panel,
    "innovations": slots.panel,
    "structures": organisations.panel,
    "territoires": named.panel,
}


@screen("contents", EDITS_CONTENT)
def contents(visitor: Visitor) -> None:
    """One part at a time."""
    notice.show()
    names = {part: say(f"contents.part.{part}") for part in PARTS}
    part = choosing.one("partie", names, say("contents.part"), proposed="promesses", few=True)
    PARTS[part or "promesses"](visitor, territories.names())


contents()
