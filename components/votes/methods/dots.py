"""Dots: how many in hand and on one option; how many on each."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.typed import kept_number
from components.votes.form import Form, number_each
from domain.votes.ballot import Rules
from domain.votes.vote import Plan
from texts import say


class Dots(Form):
    """Numbers."""

    def rules(self, rules: Rules, key: str) -> Rules:
        """No more on one option than in hand."""
        left, right = st.columns(2)
        dots = kept_number(say("ask.dots"), 1, 20, rules.dots, at=left, key=f"{key}_dots")
        before = min(rules.per_option, dots)
        each = kept_number(say("ask.per_option"), 1, dots, before, at=right, key=f"{key}_per_option")
        return replace(rules, dots=dots, per_option=each)

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:
        """Dots on each."""
        return number_each(listed, plan.rules.per_option, key)


METHOD = Dots()
