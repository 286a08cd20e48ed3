"""What the organisations of the demonstration build together: two solutions and a trajectory, all invented."""

from datetime import timedelta

from sqlalchemy import Connection

from db import showcase_partners
from db.queries.cooperation import invented, trajectory, writing
from db.queries.priorities import library
from domain.cooperation.solutions import Beneficiary, BrickWords, EffectWords, Funder, SolutionWords, Standing, State
from domain.cooperation.trajectory import Declared, Kind
from domain.staff.by import By
from domain.workshops import showcase
from texts import say

# Each brick: its name in the catalogue, who leads it, where it stands, its level of cooperation, what it touches.
BRICKS = {
    "basket": (
        ("harvest", "garden", Standing.LASTING, "2", ("enjeu_travail", "agri_filieres")),
        ("round", "grocery", Standing.RUNNING, "1", ("enjeu_consommation", "agri_appro")),
        ("meals", "kitchen", Standing.PREPARED, "3", ("enjeu_vie",)),
    ),
    "school": (
        ("menu", "canteen", Standing.RUNNING, "2", ("enjeu_consommation", "agri_filieres")),
        ("visits", "farms", Standing.IDEA, None, ("enjeu_education", "agri_mobilisation")),
    ),
}
# Each effect: its brick and name, for whom, who could support it, how far it is.
EFFECTS = (
    ("harvest", "jobs", Beneficiary.INSERTION, Funder.AUTHORITY, State.SUPPORTED),
    ("harvest", "price", Beneficiary.FARMERS, None, State.EXPECTED),
    ("round", "health", Beneficiary.RESIDENTS, Funder.MUTUAL, State.DISCUSSED),
    ("meals", "company", Beneficiary.EVERYBODY, Funder.FAMILIES, State.OBSERVED),
    ("menu", "taste", Beneficiary.CHILDREN, Funder.AUTHORITY, State.OBSERVED),
)
FUNCTIONS = {"basket": ("alimenter",), "school": ("alimenter",)}
PRIORITY = "round"  # the brick that answers a residents' proposal
# Each entry: how many days ago, what it is, of which step; its words are numbered in the catalogue.
ENTRIES = (
    (700, Kind.BEGUN, None),
    (690, Kind.REACHED, 1),
    (600, Kind.REACHED, 2),
    (540, Kind.LEFT, 1),
    (420, Kind.STRIDE, None),
    (300, Kind.REACHED, 3),
    (200, Kind.ADJUSTMENT, None),
    (90, Kind.LESSON, None),
)


def make(connection: Connection, place: str, wave: str, by: By) -> None:
    """Everything at once, in a territory whose organisations were made just now."""
    for name, bricks in BRICKS.items():
        _solution(connection, place, wave, name, by)
        for number, (brick, lead, standing, level, tags) in enumerate(bricks):
            here = showcase.identity("brick", place, brick)
            words = BrickWords(
                say(f"showcase.brick_{brick}"), showcase_partners.organisation(place, lead), standing, level,
                _idea(connection, place) if brick == PRIORITY else None, tags,
            )  # fmt: skip
            later = By(by.role, by.now + timedelta(seconds=number))
            writing.keep_brick(connection, place, showcase.identity("solution", place, name), here, words, later)
    for number, (brick, name, whom, funder, state) in enumerate(EFFECTS):
        text, evidence = say(f"showcase.effect_{name}"), say(f"showcase.evidence_{name}")
        effect = EffectWords(text, whom, funder, evidence, state)
        later, id_ = By(by.role, by.now + timedelta(seconds=number)), showcase.identity("effect", place, name)
        writing.keep_effect(connection, place, showcase.identity("brick", place, brick), id_, effect, later)
    _walk(connection, place, wave, by)


def _solution(connection: Connection, place: str, wave: str, name: str, by: By) -> None:
    words = SolutionWords(
        say(f"showcase.solution_{name}"),
        say(f"showcase.aim_{name}"),
        FUNCTIONS[name],
        theme="food_system",
        savings=say(f"showcase.savings_{name}"),
        balance=say(f"showcase.balance_{name}"),
        shown=True,
    )
    id_ = showcase.identity("solution", place, name)
    writing.keep_solution(connection, place, id_, words, by)
    invented.mark_solution(connection, wave, id_)


def _idea(connection: Connection, place: str) -> str | None:
    """A proposal of the demonstration, if there is one."""
    wanted = showcase.identity("idea", place, 0)
    return next((one.id for one in library.library(connection, place) if one.id == wanted), None)


def _walk(connection: Connection, place: str, wave: str, by: By) -> None:
    if trajectory.of(connection, place).entries:
        return  # somebody tells a real one
    for number, (ago, kind, step) in enumerate(ENTRIES):
        last = trajectory.of(connection, place).last
        words = Declared(kind, by.day - timedelta(days=ago), say(f"showcase.entry_{number}"), step)
        request = showcase.identity("entry", place, number)
        trajectory.declare(connection, place, words, last, by, request)
        invented.mark_entry(connection, wave, request)
