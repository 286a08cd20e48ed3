"""The rule of every indicator, read as the field wrote it, is the calculation that the software carries out.

Each kind of sentence that a rule may be has its reading here, and none of them looks at the calculation. A rule that
nobody can read fails: prose and computation never part in silence.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from domain.evaluation.indicators import Calculation
from formats.content.files import StrictLoader
from formats.content.folder import read

CONTENT = Path(__file__).parents[2] / "content"
Reading = Callable[..., Mapping[str, Any]]


def written(name: str) -> Any:  # noqa: ANN401  what the file says, unread
    return yaml.load((CONTENT / name).read_text(encoding="utf-8"), StrictLoader)  # noqa: S506  a safe loader of ours


LISTS: Mapping[str, list[dict[str, Any]]] = written("choices.yaml")["choice_lists"]
QUESTIONS: Mapping[str, dict[str, Any]] = {
    question["item"]: question
    for path in sorted((CONTENT / "questionnaires").glob("*.yaml"))
    for question in written(f"questionnaires/{path.name}")["questions"]
}
RULES = {rule["id"]: rule for rule in written("indicators.yaml")["indicators"]}
SILENT = {"nsp", "pnr"}
FIES = tuple(f"fies_{number}" for number in range(1, 9))
EPICES = tuple(f"epices_{number}" for number in range(1, 12))


def choices(item: str, **having: str) -> frozenset[str]:
    """The choices of an item that say something, or those of a kind or a group."""
    listed = LISTS[QUESTIONS[item]["list"]]
    said = {one["id"] for one in listed if all(one.get(name) == value for name, value in having.items())}
    return frozenset(said - SILENT)


def but(item: str, *others: str) -> frozenset[str]:
    return choices(item) - set(others)


def several(names: str) -> frozenset[str]:
    return frozenset(re.split(r",\s*", names))


def of(item: str, measure: str, **more: Any) -> Mapping[str, Any]:  # noqa: ANN401  fields of a calculation
    return {"measure": measure, "items": (item,), **more}


def steps(item: str) -> frozenset[str]:
    """What is a step: every choice but «not yet» and «not concerned»."""
    return but(item, "aucun", "non_concerne")


# Whatever a rule may say, and what it means.
READINGS: Mapping[str, Reading] = {
    r"count\((\w+)=(\w+)\)/valid": lambda item, one: of(item, "share", yes={one}),
    r"count\((\w+) in \[(.+)\]\)/valid": lambda item, names: of(item, "share", yes=several(names)),
    r"count\((\w+)!=(\w+)\)/valid": lambda item, one: of(item, "share", yes=but(item, one)),
    r"count\((\w+) without (\w+)\)/valid": lambda item, one: of(item, "share", yes=but(item, one)),
    r"count\((\w+) has (\w+)\)/\(valid - (\w+)\)": lambda item, one, out: of(item, "share", yes={one}, out={out}),
    r"top2\((\w+)\)": lambda item: of(item, "share", yes=frozenset(sorted(choices(item))[-2:])),
    r"any\((\w+) in short_circuit\)/valid": lambda item: of(item, "share", yes=choices(item, group="short_circuit")),
    r"any\((\w+)\.kind=(\w+)\)/valid": lambda item, kind: of(item, "share", yes=choices(item, kind=kind)),
    r"any\((\w+) in steps\)/\(valid - \1=(\w+)\)": lambda item, out: of(item, "share", yes=steps(item), out={out}),
    r"mean\((\w+)\)": lambda item: of(item, "mean"),
    r"mean\(count\((\w+)\.kind=(\w+)\)\)": lambda item, kind: of(item, "count", yes=choices(item, kind=kind)),
    r"mean\(count\((\w+)\)\)": lambda item: of(item, "count", yes=but(item, "aucun")),
    r"net\((\w+)\.(\w+)\)": lambda item, row: of(item, "net", row=row, yes={"4", "5"}, no={"1", "2"}),
    r"mean\((\w+)\+(\w+)\+(\w+)\)": lambda *items: {
        "measure": "score", "items": items, "numbers": {"bands": (8, 11, 14)}
    },
    r"mean\(raw_score\) on complete answers": lambda: {"measure": "raw_score", "items": FIES, "yes": {"oui"}},
    r"100\*mean\(table\[raw_score\]\)": lambda: {
        "measure": "table", "items": FIES, "yes": {"oui"},
        "numbers": {"table": (0, 0.038, 0.120, 0.337, 0.642, 0.871, 0.966, 0.989, 0.989)},
    },
    r"published score of EPICES": lambda: {
        "measure": "weighted", "items": EPICES, "yes": {"oui"},
        "numbers": {
            "constant": (75.14,), "mark": (30.17,), "weights": tuple(QUESTIONS[item]["weight"] for item in EPICES),
        },
    },
    r"median\((\w+)\)": lambda item: of(item, "median"),
    r"median, min, max": lambda: {"measure": "median"},
    r"median per row": lambda: {"measure": "medians"},
    r"100\*\(mean\(x\)-1\)/4 for each of (.+)": lambda names: {
        "measure": "scores", "items": tuple(names.split(", ")), "numbers": {"scale": (1, 5)}
    },
    r"distribution": lambda: {"measure": "distribution"},
    r"sum\((partner:\w+)\)": lambda item: of(item, "total"),
    r"sum\((partner:\w+)\) dédoublonné": lambda item: of(item, "overlap"),
    r"((?:system|partner):\w+)": lambda item: of(item, "total"),
    r"((?:system|partner):\w+)/((?:system|partner):\w+)": lambda *items: {"measure": "ratio", "items": items},
    r"sum\((partner:\w+)\)/sum\((partner:\w+)\)": lambda *items: {"measure": "ratio", "items": items},
    r"(partner:\w+) ; (partner:\w+)": lambda *items: {"measure": "means", "items": items},
    r"mean of each share, k>=3 organisations": lambda: {"measure": "means"},
    r"edges\(level>=2 after symmetrisation by min\)/\(N\*\(N-1\)/2\)": lambda: {
        "measure": "density", "numbers": {"least": (2,)}
    },
    r"count by level": lambda: {"measure": "links", "numbers": {"levels": (1, 2, 3)}},
    r"distinct\((\w+)\)": lambda item: of(item, "distinct"),
}  # fmt: skip


def meant(prose: str, source: list[str]) -> Calculation:
    """What a rule says. Where it names no item, it is of all its sources."""
    found = [(read_as, match) for pattern, read_as in READINGS.items() if (match := re.fullmatch(pattern, prose))]
    assert len(found) == 1, f"{len(found)} readings of {prose!r}"
    ((read_as, match),) = found
    values = {"items": tuple(source), **read_as(*match.groups())}
    sets = {name: frozenset(values.get(name, ())) for name in ("yes", "no", "out")}
    row, numbers = values.get("row", ""), values.get("numbers", {})
    return Calculation(values["measure"], values["items"], **sets, row=row, numbers=numbers)


@pytest.fixture(scope="module")
def computed() -> Mapping[str, Calculation]:
    """What is kept of the files, as the software reads it back."""
    return {
        row["indicator_id"]: Calculation.stored(row["calculation"])
        for row in read(CONTENT).indicators
        if row["calculation"] is not None
    }


def test_every_indicator_has_its_calculation(computed: Mapping[str, Calculation]) -> None:
    assert set(computed) == set(RULES)
    assert len(computed) >= 52


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_calculation_is_what_the_rule_says(name: str, computed: Mapping[str, Calculation]) -> None:
    assert computed[name] == meant(RULES[name]["rule"], RULES[name]["source"])


@pytest.mark.parametrize(
    ("prose", "other"),
    [
        ("count(transmit=oui)/valid", "count(transmit=non)/valid"),
        ("top2(power)", "top2(voice)"),
        ("mean(cook_days)", "median(cook_days)"),
        ("partner:exits_dynamic/partner:exits_total", "partner:exits_total/partner:exits_dynamic"),
        ("any(learned.kind=technique)/valid", "any(learned.kind=psychosocial)/valid"),
    ],
)
def test_another_rule_is_another_calculation(prose: str, other: str) -> None:
    assert meant(prose, []) != meant(other, [])


def test_a_rule_that_nobody_can_read_is_found_out() -> None:
    with pytest.raises(AssertionError, match="0 readings"):
        meant("more or less mean(cook_days)", [])
