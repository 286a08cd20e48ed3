"""Majority judgment: its scale, and what silence counts as; a mention each, or none."""

from collections.abc import Mapping
from dataclasses import replace

from components.votes.form import SILENT, Form, judged, one_of
from domain.votes.ballot import SCALES, SILENCES, Rules
from domain.votes.vote import Plan
from sentences.votes.paper import scale
from texts import say


class Majority(Form):
    """Mentions."""

    def rules(self, rules: Rules, key: str) -> Rules:
        """The words, and what counts for whoever says none."""
        chosen = one_of("scale", SCALES, rules.scale, key)
        silence = one_of("silence", SILENCES, rules.silence, key, explained=say("ask.silence_help"))
        return replace(rules, scale=chosen, silence=silence)

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:
        """A mention each; «Je ne me prononce pas» is on the paper, and no mark."""
        return judged(listed, {**scale(plan), SILENT: say("tablet.vote.no_opinion")}, key)


METHOD = Majority()
