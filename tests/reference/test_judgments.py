"""Majority judgment on real ballots: Orsay 2007 (CC0) and a poll of 2022 with its published places."""

import csv
from io import StringIO

import pytest

from domain.votes import mentions
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.methods import majority
from tests.reference.published import expected, text

MENTIONS = ("À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien")


def station(number: str) -> tuple[list[Option], list[Ballot], dict[str, str]]:
    rows = list(csv.DictReader(StringIO(text("majority_judgment", f"orsay2007_bureau_{number}.csv"))))
    names = {f"c{place}": name for place, name in enumerate(name for name in rows[0] if name)}
    # Number 1 is the worst mention; 0, no opinion, counts as the worst.
    ballots = [Ballot.of({key: max(1, int(row[name])) - 1 for key, name in names.items()}) for row in rows]
    return [Option(key, name) for key, name in names.items()], ballots, names


@pytest.mark.parametrize("number", ["01", "06"])
def test_orsay_gives_the_published_order_profiles_and_gauges(number: str) -> None:
    options, ballots, names = station(number)
    known = expected("majority_judgment", "orsay2007_expected.json")["results"][number]
    # The scale of 2007 had six mentions: the seven of today without the best one.
    result = majority.count(ballots, options, Rules(scale="seven"))
    assert isinstance(result, majority.MajorityResult)
    assert result.n == known["ballots"]
    assert [[names[o] for o in place.options] for place in result.places] == [
        [e["candidate"]] for e in known["ranking"]
    ]
    for entry in known["ranking"]:
        tally = next(result.profiles[key] for key, name in names.items() if name == entry["candidate"])
        gauge = mentions.gauge(tally)
        assert list(tally) == [*entry["counts"], 0]
        assert MENTIONS[gauge.mention] == entry["majority_grade"]
        assert gauge.sign == entry["sign"]
        assert (round(float(gauge.above) * 100, 1), round(float(gauge.below) * 100, 1)) == (
            entry["p_pct"],
            entry["q_pct"],
        )


def test_a_poll_of_2022_gives_the_published_places() -> None:
    known = expected("majority_judgment", "opinionway2022_expected.json")["published_positions"]
    rows = csv.DictReader(StringIO(text("majority_judgment", "presidentielle_jm_2022.csv")))
    poll = [row for row in rows if row["id"] == "20220330_0331_ow" and row["population"].startswith("Inscrit")]
    assert len(poll) == 12
    # Percentages to one decimal: as many ballots as tenths; the best mention comes first in the file.
    tallies = {
        row["candidat"]: [round(float(row[f"intention_mention_{m}"]) * 10) for m in range(7, 0, -1)] for row in poll
    }

    def strength(name: str) -> tuple[int, bool, float]:
        gauge = mentions.gauge(tallies[name])
        return gauge.mention, gauge.sign == "+", float(gauge.above if gauge.sign == "+" else -gauge.below)

    order = sorted(tallies, key=strength, reverse=True)
    assert {name: order.index(name) + 1 for name in known} == known
