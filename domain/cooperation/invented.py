"""The organisations of the demonstration, and what they say of one another in its two waves: all invented.

A tie is written as two letters a wave, what the first end says then what the second one says: a level of
``domain.cooperation.ties``, or ``.`` for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.cooperation.commitments import EntryKind, Form
from domain.cooperation.means import Side
from domain.cooperation.sheets import Audience
from domain.cooperation.territories import ActorRole
from domain.cooperation.ties import ACTS, Declaration

NOTHING = "."
KINDS = {"0": (), "c": ("information",), "1": ("project",), "2": ("means", "project")}
MOST = ("means", "project", "trade")  # kinds of the strongest ties
DONE = {"0": 0, "c": 1, "1": 2}  # how many of the acts go with a level; all of them with the others


@dataclass(frozen=True)
class Structure:
    """``name``: its key in the catalogue. ``kind``: an id of the list that organisations are asked."""

    name: str
    kind: str
    role: ActorRole


@dataclass(frozen=True)
class Pair:
    """Two of them, by name, and what both say in each wave."""

    one: str
    other: str
    waves: tuple[str, str]

    def said(self, wave: int) -> tuple[tuple[str, str, Declaration], ...]:
        """Who says what of whom in a wave."""
        ends = ((self.one, self.other), (self.other, self.one))
        told = zip(ends, self.waves[wave], strict=True)
        return tuple((*end, _said(level)) for end, level in told if level != NOTHING)


def _said(level: str) -> Declaration:
    return Declaration(level, KINDS.get(level, MOST), acts=ACTS[: DONE.get(level, len(ACTS))])


STRUCTURES = (
    Structure("garden", "association", ActorRole.LEAD),
    Structure("grocery", "association", ActorRole.LEAD),
    Structure("canteen", "cooperative", ActorRole.LEAD),
    Structure("kitchen", "association", ActorRole.PARTIAL),
    Structure("farms", "agriculture", ActorRole.PARTIAL),
    Structure("centre", "association", ActorRole.PARTIAL),
    Structure("town", "collectivite", ActorRole.MOBILISABLE),
    Structure("fund", "etat", ActorRole.MOBILISABLE),
    Structure("residents", "citoyens", ActorRole.MOBILISABLE),
    Structure("mutual", "entreprise", ActorRole.COMPLEMENTARY),
    Structure("lab", "recherche", ActorRole.COMPLEMENTARY),
    Structure("foundation", "fondation", ActorRole.COMPLEMENTARY),
)

SILENT = (("mutual", "lab", "foundation"), ("foundation",))  # who has not handed over, in each wave
UNNAMED = (("fund",), ())  # who has not agreed to be named
RESERVED = dict.fromkeys(("mutual", "fund", "foundation"), Audience.COMMITTEE)  # everybody may read the others

PAIRS = (
    Pair("grocery", "garden", ("22", "32")),  # both, always
    Pair("kitchen", "garden", ("1c", "22")),  # both, and closer
    Pair("garden", "farms", ("33", "33")),
    Pair("canteen", "garden", ("..", "21")),  # appeared
    Pair("grocery", "kitchen", ("22", "33")),
    Pair("centre", "grocery", ("21", "22")),
    Pair("kitchen", "centre", ("11", "22")),
    Pair("residents", "kitchen", (".c", "11")),
    Pair("farms", "canteen", ("12", "23")),
    Pair("farms", "town", ("10", "11")),
    Pair("centre", "town", ("11", "10")),  # ended: the town says so
    Pair("centre", "residents", ("22", "cc")),
    Pair("town", "fund", ("11", "00")),  # ended
    Pair("grocery", "mutual", ("1.", "11")),
    Pair("fund", "centre", ("c1", "20")),  # one side; the other has answered
    Pair("town", "foundation", ("..", "1.")),  # the other has not answered yet
    Pair("garden", "foundation", ("2.", "2.")),
    Pair("lab", "town", ("..", "0.")),  # answered, and has no tie
    Pair("canteen", "mutual", ("c.", "cc")),
)

# What is offered and needed: its name in the catalogue, who says so, of which type, in which wave.
MEANS = (
    ("cold_room", "garden", Side.OFFER, "res_stockage", 0),
    ("vegetables", "farms", Side.OFFER, "res_approvisionnement", 0),
    ("van", "town", Side.OFFER, "res_vehicule", 0),
    ("baskets_wait", "grocery", Side.NEED, "res_stockage", 0),
    ("rounds", "kitchen", Side.NEED, "res_vehicule", 0),
    ("hall", "centre", Side.OFFER, "res_local", 1),
    ("advice", "lab", Side.OFFER, "res_competences", 1),  # nobody asked for it
    ("menus", "canteen", Side.NEED, "res_approvisionnement", 1),
    ("saturdays", "residents", Side.NEED, "res_local", 1),
    ("hands", "grocery", Side.NEED, "res_temps", 1),  # nobody offers it
)
# The agricultural subjects that some of them touch.
TOUCHES: Mapping[str, tuple[str, ...]] = {
    "cold_room": ("agri_appro",), "vegetables": ("agri_filieres", "agri_prix"), "menus": ("agri_filieres",),
}  # fmt: skip
# What is really shared: a need, an offer, which of the two ends says so, in which wave.
SHARES = (
    ("baskets_wait", "cold_room", (Side.OFFER, Side.NEED), 0),
    ("rounds", "van", (Side.NEED, Side.OFFER), 1),
    ("menus", "vegetables", (Side.OFFER, Side.NEED), 1),
    ("saturdays", "hall", (Side.NEED,), 1),  # the other one has not answered
)
# Who promises whom, in which form, in which wave, and what the other one said to it.
COMMITMENTS = (
    ("surplus", "garden", "grocery", Form.WRITTEN, 0, EntryKind.ACCEPTED),
    ("land", "town", "garden", Form.AGREEMENT, 1, EntryKind.ACCEPTED),
    ("evenings", "kitchen", "centre", Form.ORAL, 1, EntryKind.ACCEPTED),
    ("deliveries", "farms", "mutual", Form.ORAL, 1, EntryKind.REFUSED),
    ("meals", "canteen", "garden", Form.ORAL, 1, None),  # the one that is tried may answer
)
