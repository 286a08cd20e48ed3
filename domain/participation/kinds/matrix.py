"""The same choices for each of some rows."""

from domain.participation import rows
from domain.participation.kinds import Kind

KIND = Kind(judge=rows.judge, counted=rows.tallied, listed=True, row="scale5")
