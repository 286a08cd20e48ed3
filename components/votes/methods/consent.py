"""Consent: one of its three words for each proposal."""

from collections.abc import Mapping

from components.votes.form import Form, judged
from domain.votes.vote import Plan
from sentences.votes.paper import scale


class Consent(Form):
    """A scale; no rule to choose."""

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:
        """One mark each, or none."""
        return judged(listed, scale(plan), key)


METHOD = Consent()
