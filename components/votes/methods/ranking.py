"""Ranking: counted by points or by duels; options in their order."""

from collections.abc import Mapping
from dataclasses import replace

from components.votes.form import Form, one_of, ranked
from domain.votes.ballot import COUNTINGS, Rules
from domain.votes.vote import Plan


class Ranking(Form):
    """Ranks."""

    def rules(self, rules: Rules, key: str) -> Rules:
        """Points or duels."""
        return replace(rules, counting=one_of("counting", COUNTINGS, rules.counting, key))

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:  # noqa: ARG002  as every method
        """First, second, and so on."""
        return ranked(listed, key)


METHOD = Ranking()
