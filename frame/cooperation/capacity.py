"""What residents of a territory ask, beside what its structures said that they can do in a wave."""

from components.cooperation import capacity as shown
from components.prose import meaning
from db import engine
from db.queries.cooperation import actors, commitments, means, restitution, solutions
from db.queries.operations import content
from db.queries.priorities import library
from db.queries.workshops import decisions
from domain.cooperation.capacity import able, acted, answered, around, asked, blocks, cells, going_on, touching
from domain.cooperation.sheets import Audience
from domain.evaluation.waves import Wave
from frame import due
from frame.offered import link
from sentences.cooperation.capacity import Around, Beside, Farming

WAYS = ("priorities", "solutions", "resources", "follow_up")  # where what answers a priority is told
THEMES, STAKES, FARMING = "p24b", "p24", "p23"  # the questions that ask structures the same


def panel(wave: Wave) -> None:
    """The grid, the tags, and what answers each priority."""
    reader = Audience.COMMITTEE
    due.at_once()
    with engine.current().reading() as connection:
        before, told = restitution.latest(connection, wave.id)
        themes = {one.id: one.fr for one in content.themes(connection)}
        stakes = content.facts(connection, "stakes")
        farming = content.facts(connection, "agri_subthemes")
        known = asked(library.library(connection, wave.territory))
        made = solutions.of_territory(connection, wave.territory, drafts=False)
        promised = [
            one for one in decisions.of_territory(connection, wave.territory) if one.demonstration == wave.demonstration
        ]
        types, meanings = means.named(connection), content.meanings(connection)
        pool, held = means.pool(connection, wave.id, reader), commitments.shown(connection, wave.id, reader)
        names = {one.id: one.name for one in actors.in_wave(connection, wave.id)}
    if before is not None:
        shown.earlier(before)
    shown.crossed(Beside(themes, stakes, cells(known), able(told, THEMES), able(told, STAKES), acted(made)))
    bricks = touching(brick.words.tags for each in made for brick in going_on(each))
    pooled = touching(one.said.tags for one in pool.means)
    shown.farming(Farming(farming, blocks(known), able(told, FARMING), bricks, pooled), told=told is not None)
    told_of = around(answered(known, made, promised), pool, held)
    around_them, ways = Around(themes, names, types, farming), [link(name) for name in WAYS]
    shown.answers(told_of, around_them, wave.territory, meaning(meanings, "brique"), ways)
