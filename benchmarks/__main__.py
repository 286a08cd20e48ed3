"""``python -m benchmarks``: every ratio, one JSON line each."""

import argparse

from benchmarks.changes import changes
from benchmarks.first import first
from benchmarks.machine import on_each_engine
from benchmarks.pages import pages
from benchmarks.plain import form
from benchmarks.reruns import LARGE, participate, themes
from benchmarks.results import results
from benchmarks.room import room
from benchmarks.taps import taps, visits
from benchmarks.ties import ties
from benchmarks.wall import wall

parser = argparse.ArgumentParser()
parser.add_argument("--large", type=int, default=LARGE, help="responses in the large database of the themes page")
large = parser.parse_args().large

ties()
for measure in (taps, visits, changes, form, participate, first, wall, room, pages):
    on_each_engine(measure)
on_each_engine(lambda site: themes(site, large))
on_each_engine(lambda site: results(site, (1_000, 100_000, large)))
