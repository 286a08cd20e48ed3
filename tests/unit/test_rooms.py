"""A sample of seconds of ``benchmarks/soak_publication.py``: what she is certain of in rooms of real people."""

import random

import pytest

from benchmarks.soak_publication import attacked, broken, kind
from domain.workshops.workshop import Admission
from tests.attacker import IS, IS_NOT, Machine
from tests.certainty import Attacker, claims
from tests.rooms import CLOSING, REVEAL, Unit


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
@pytest.mark.parametrize(("size", "made_up"), [(15, 3), (15, 5), (20, 5), (30, 15), (120, 60)])
def test_by_the_code_she_is_certain_of_nobody_oftener_than_was_promised(size: int, made_up: int, share: float) -> None:
    setting = kind(size, 2, share, 0.02, Admission.CODE, made_up)
    found = attacked(setting, 60, random.Random(1))  # noqa: S311  drawn rooms need no cryptographic luck
    assert found[f"{REVEAL} acts"] + found[f"{CLOSING} acts"] == 40  # a third of the sixty rooms had published before
    assert broken(share, setting, found) == []


def test_what_is_certain_is_found_and_what_is_not_is_not() -> None:
    """Eighteen people, five of them hers: that nobody real said no can be read where four of hers did, only there."""
    setting = kind(13, 2, 0.3, 0.0, Admission.CODE, 5)
    machine = Machine(setting.cells, setting.measure)
    alone = Unit(REVEAL, (0, 1), (13, 0), 5, (13, 0), fresh=True)
    assert list(claims(alone)) == [(IS, 0), (IS_NOT, 1)]
    assert Attacker(setting, machine, [alone], (1, 4)).certain(0, (IS_NOT, 1))
    assert not Attacker(setting, machine, [alone], (5, 0)).certain(0, (IS_NOT, 1))
    assert list(claims(Unit(REVEAL, (0, 1), (12, 1), 5, (12, 1), fresh=True))) == []
