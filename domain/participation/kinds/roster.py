"""The same choices for each actor of the territory; one that is missing may be proposed."""

from domain.participation import rows
from domain.participation.kinds import Kind

KIND = Kind(judge=rows.judge, counted=rows.tallied, listed=True, row="scale5")
