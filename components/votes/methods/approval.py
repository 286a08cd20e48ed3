"""Approval: how many may be marked; what is marked."""

from collections.abc import Mapping
from dataclasses import replace

from components.votes.form import Form, chosen, most
from domain.votes.ballot import Rules
from domain.votes.vote import Plan


class Approval(Form):
    """Marks."""

    def rules(self, rules: Rules, key: str) -> Rules:
        """As many as one likes, or so many at most."""
        return replace(rules, most=most(rules, key))

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:  # noqa: ARG002  as every method
        """Marked or not."""
        return chosen(listed, key)


METHOD = Approval()
