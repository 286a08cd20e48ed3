"""Publication under attack: 2,000 rooms of every kind, played by the product's rule.

The attacker makes people up, withdraws, chooses what they say and when, and sees both rooms, their committee and what
parts them (``tests/rooms.py``, ``tests/certainty.py``). Told: the chance, an act of publication, that she is certain of
what one person said or did not say, beside the floor: that all real people who waited said, or did not say, the same.

Six families: the nine figures of a room; those that its committee is told beside them (what blocks tell of their
questions is gone through exactly in ``tests/unit/test_committee.py``); sensitive ones by lots, where she knows what
everybody answered but one person: her chance over all draws, exactly; scores by lots (FIES, OSSS-3, EPICES), where she
knows everybody's score but one person's, and not how each toss of FIES fell; classes, where she knows everybody but
two people of a block, of different classes by both crossings: the chance that any of the four draws tells them apart;
and pairs of two waves, of which she reads what each wave tells, the committee and everybody: all ways to answer.

``python -m benchmarks.soak_publication``; smaller with ``--scale 0.1``.
"""

import argparse
import itertools
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from domain.evaluation.indicators import MISSING
from domain.evaluation.lots import LOT
from domain.evaluation.measures import Telling
from domain.workshops.workshop import Admission
from tests.attacker import Machine
from tests.certainty import Attacker, Claim, claims
from tests.lots import Draw
from tests.paired import Attacked, Two, alike
from tests.rooms import CLOCK, CLOSING, FORMER, RENEW, REVEAL, Setting, Unit, play
from tests.scores import ScoredDraw
from tests.unit.test_indicator_rules import RULES

ROOMS, PROMISED = 2_000, 0.01
SIZES = (15, 20, 30, 60, 120)
SHARES = (0.3, 0.5, 0.7)
OTHERS = (0.1, 0.2, 0.8, 0.9)  # told, not promised
VARIANTS = 3  # acts only; the clock after the first act; after versions of the former rule
LOOKED_INTO = 50  # silence is looked into in one pair of so many: it takes long
ANSWERS = {2: ("yes", "no"), 3: ("0", "3", "7"), 5: ("0", "1", "3", "5", "7")}
SILENT = (0.0, 0.02)
ORDINARY = (0.29, 0.71)
CLASSES = (2 * LOT, 2 * LOT + 5, 100)  # people
DRAWS = 4  # that speak of two people: of the class of each, by both crossings
PAIRS, BESIDE, STAYS = (11, 12, 13, 15, 20, 24), ((0, 0), (10, 0), (0, 12), (10, 15)), 0.5
NEVER = 1e-6  # of pairs of which something is told, or of who answered once beside them
ONCE = 1 / 2_000  # of a draw, at the most (docs/decisions/0134)


def settings() -> Iterator[tuple[float, Setting]]:
    """Every kind of room, with the share of its first answer."""
    for size, cells, silent in itertools.product(SIZES, ANSWERS, SILENT):
        shares = SHARES + (OTHERS if len(ANSWERS[cells]) == min(ANSWERS) else ())
        for share, (admission, made_up) in itertools.product(shares, ways(size)):
            yield share, kind(size, cells, share, silent, admission, made_up)


def beside() -> Iterator[tuple[float, Setting]]:
    """The kinds of figures that a committee is told and its rooms are not: shares, and means of five values."""
    for size, cells, share in itertools.product(SIZES[::2], (min(ANSWERS), max(ANSWERS)), SHARES):
        for admission, made_up in (ways(size)[0], *ways(size)[2:]):
            yield share, replace(kind(size, cells, share, SILENT[-1], admission, made_up), beside=True)


def lots(populations: int, luck: random.Random) -> Iterator[dict[str, object]]:
    """Of people who wait by their answers, as they may come: how often whoever knows all but one is certain of them."""
    for many, silent, share in itertools.product((1, 2, 3), (0.0, 0.02, 0.3), SHARES + OTHERS):
        draw, parts = Draw(many * LOT, 2 * many * LOT), (share * (1 - silent), (1 - share) * (1 - silent), silent)
        chances = []
        for _ in range(populations):
            *others, one = luck.choices(range(3), parts, k=2 * many * LOT)
            counted = (others.count(0), others.count(1), others.count(2))
            chances.append(draw.certain(counted)[one])
        told = {"lot": many * LOT, "waiting": 2 * many * LOT, "share": share, "silent": silent}
        worst = max(chances)
        yield {**told, "mean": f"{sum(chances) / populations:.1e}", "worst": f"{worst:.1e}", "over": worst > ONCE}


def scores(populations: int, luck: random.Random) -> Iterator[dict[str, object]]:
    """The same of scores: people spread over a few of them, some silent; a table of tosses, or two sides."""
    fies = RULES["fs_fies_modsev"]["calculation"]["numbers"]["table"]
    for (name, table), many in itertools.product({"fies": fies, "sides": (0.0, 1.0)}.items(), (1, 2)):
        draw, waiting = ScoredDraw(many * LOT, 2 * many * LOT, [float(one) for one in table]), 2 * many * LOT
        chances = []
        for _ in range(populations):
            some = luck.sample(draw.answers, luck.randint(1, min(4, len(draw.answers))))
            cuts = sorted(luck.randint(0, waiting - 1) for _ in some[1:])
            sizes = (high - low for low, high in zip([0, *cuts], [*cuts, waiting - 1], strict=True))
            chances.append(max(draw.certain(dict(zip(some, sizes, strict=True))).values()))
        worst = max(chances)
        told = {"score": name, "lot": many * LOT, "waiting": waiting, "mean": f"{sum(chances) / populations:.1e}"}
        yield {**told, "worst": f"{worst:.1e}", "over": worst > ONCE}


def pairs() -> Iterator[dict[str, object]]:
    """People who answered twice, and some beside them in either wave: what she is certain of, of either."""
    for size, (first, second), yes in itertools.product(PAIRS, BESIDE, (*SHARES, *OTHERS)):
        shares = alike(("yes", "no"), (yes, 1 - yes), STAYS)
        found = Attacked(Two(size, first, second, ("yes", "no"), shares)).certain()
        worst = max(found.values())
        told = {"pairs": size, "beside": (first, second), "share": yes, "worst": f"{worst:.1e}"}
        yield {**told, "over": worst > NEVER}


def classes(populations: int, luck: random.Random) -> Iterator[dict[str, object]]:
    """Two people of whom one said yes, one no, in classes of so many: her chance that a draw says which, exactly."""
    for size, silent, share in itertools.product(CLASSES, (0.0, 0.02, 0.3), SHARES + OTHERS):
        draw, parts = Draw(size // 2, size), (share * (1 - silent), (1 - share) * (1 - silent), silent)
        chances = []
        for _ in range(populations):
            said = [luck.choices(range(3), parts, k=size - 1) for _ in range(DRAWS)]
            rooms = [(one.count(0), one.count(1), one.count(2)) for one in said]
            chances.append(sum(max(draw.certain(room)[:2]) for room in rooms))
        worst = max(chances)
        told = {"class": size, "share": share, "silent": silent, "mean": f"{sum(chances) / populations:.1e}"}
        yield {**told, "worst": f"{worst:.1e}", "over": worst > DRAWS * ONCE}


def ways(size: int) -> list[tuple[Admission, int]]:
    """How she gets in: as herself where all is prepared; by the code up to a third of everybody."""
    third = size // 2
    return [(Admission.PREPARED, 1), *((Admission.CODE, n) for n in sorted({1, 3, 5, third}))]


def kind(size: int, cells: int, share: float, silent: float, admission: Admission, made_up: int) -> Setting:
    """One kind of room: the first answer has that share, the others the rest."""
    others = ((1 - share) / (cells - 1),) * (cells - 1)
    shares = tuple(part * (1 - silent) for part in (share, *others)) + ((silent,) if silent else ())
    asked = ANSWERS[cells] + ((MISSING,) if silent else ())
    measure = Telling.SHARE if cells == min(ANSWERS) else Telling.MEAN
    return Setting(size, asked, shares, made_up, admission, measure)


def attacked(setting: Setting, rooms: int, luck: random.Random) -> Counter[str]:
    """How many acts there were; at how many something is certain, and at how many no display could have hidden it.

    A third of the rooms moves by the clock after the first act, a third had published under the former rule.
    """
    found: Counter[str] = Counter()
    machine = Machine(setting.cells, setting.measure)
    for pair in range(rooms // 2):
        played = replace(
            setting,
            clock=pair % VARIANTS == 1,
            former=pair % VARIANTS == VARIANTS - 1 and setting.measure is Telling.SHARE,
        )
        units = play(played, luck)
        attackers: list[Attacker] = []
        kinds = (
            {"ordinary", "silence"} if pair % LOOKED_INTO == 0 and setting.measure is Telling.SHARE else {"ordinary"}
        )
        for number, unit in enumerate(units):
            if not sum(unit.real) or unit.kind == FORMER:
                continue
            found[f"{unit.kind} acts"] += 1
            found[f"{unit.kind} silence acts"] += "silence" in kinds
            asked = [(about, claim) for about, claim in _asked(played, unit) if about in kinds]
            if asked and not attackers:
                attackers = [Attacker(played, machine, units, own) for own in setting.strategies]
            known = {about for about, claim in asked if any(one.certain(number, claim) for one in attackers)}
            found.update(f"{unit.kind} {about} floor" for about in {about for about, _ in asked})
            found.update(f"{unit.kind} {about}" for about in known)
    return found


def _asked(setting: Setting, unit: Unit) -> Iterator[tuple[str, Claim]]:
    """What could be certain: of answers that are neither rare nor common (where there are two: all), of silence."""
    for claim in claims(unit):
        cell = claim[1]
        if setting.cells[cell] == MISSING:
            yield "silence", claim
        elif setting.measure is Telling.SHARE or ORDINARY[0] < setting.shares[cell] < ORDINARY[1]:
            yield "ordinary", claim


def rooms_of(rooms: int, share: float, setting: Setting) -> int:
    """Fewer of what is told and not promised, and of means, each of which draws two thousand samples."""
    others = (setting.measure is Telling.MEAN, share not in SHARES, setting.admission is Admission.PREPARED)
    return max(VARIANTS * 2, rooms // (1, 4, 16, 64)[sum(others)])


def line(share: float, setting: Setting, found: Counter[str]) -> dict[str, object]:
    """What one kind of room gave, in percent of its acts."""
    acts = [name.removesuffix(" acts") for name in found if name.endswith(" acts") and "silence" not in name]
    rates: dict[str, object] = {}
    for act in sorted(acts):
        parts = [100 * found[f"{act} {what}"] / found[f"{act} acts"] for what in ("ordinary", "ordinary floor")]
        rates[act] = f"{parts[0]:.2f} % (floor {parts[1]:.2f} %) of {found[f'{act} acts']}"
        if looked := found[f"{act} silence acts"]:
            rates[f"{act}, silence"] = f"{100 * found[f'{act} silence'] / looked:.1f} % of {looked}"
    silent = setting.shares[-1] if MISSING in setting.cells else 0.0
    answers = len(setting.cells) - (MISSING in setting.cells)
    named: dict[str, object] = {"beside": True} if setting.beside else {}
    named |= {"real": setting.size, "made_up": setting.made_up, "admission": setting.admission.value, "share": share}
    return {**named, "answers": answers, "silent": silent, **rates}


def broken(share: float, setting: Setting, found: Counter[str]) -> list[str]:
    """The acts at which more is certain than was promised, by more than luck (three standard deviations).

    Promised: with the code on the wall, for shares from .3 to .7, while people are there to be counted.
    """
    if setting.admission is Admission.PREPARED or share not in SHARES:
        return []
    acts = {act: found[f"{act} acts"] for act in (REVEAL, RENEW, CLOCK, CLOSING)}
    allowed = {act: PROMISED * n + 3 * (PROMISED * n) ** 0.5 for act, n in acts.items()}
    return [act for act in acts if found[f"{act} ordinary"] > allowed[act]]


def main() -> None:
    """Every kind of draw and of room, one line each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", type=float, default=1.0, help="fewer rooms of each kind")
    rooms = max(6, int(ROOMS * asked.parse_args().scale))
    luck, wrong = random.Random(8), 0
    drawn = lots(max(6, rooms // 20), luck), scores(max(6, rooms // 20), luck), classes(max(6, rooms // 100), luck)
    for said in itertools.chain(*drawn, pairs()):
        wrong += bool(said["over"])
        print(json.dumps(said), flush=True)
    for share, setting in itertools.chain(beside(), settings()):
        found = attacked(setting, rooms_of(rooms, share, setting), luck)
        over = broken(share, setting, found)
        wrong += bool(over)
        print(json.dumps({**line(share, setting, found), "over": over}), flush=True)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
