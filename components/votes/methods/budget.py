"""Budget: the sum, how it is shared out, what papers hold; the two rules side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import streamlit as st

from components.prose import prose
from components.typed import kept_number
from components.votes.form import Form, chosen, number_each, one_of, ranked
from domain.votes.ballot import Allocation, Option, Papers, Rules
from domain.votes.methods.budget import BudgetResult
from domain.votes.result import Outcome
from domain.votes.vote import Plan
from sentences.numbers import euros
from sentences.votes.methods.budget import decides, left, selections
from texts import say

_PAPERS = [Papers.APPROVAL, Papers.BASKET]


class Budget(Form):
    """Projects, by one of four kinds of paper."""

    def rules(self, rules: Rules, key: str) -> Rules:
        """Whole euros, as everybody will read them."""
        budget = kept_number(say("ask.budget"), 0, None, int(rules.budget), step=1000, key=f"{key}_budget")
        allocation = one_of("allocation", list(Allocation), rules.allocation, key)
        papers = one_of("papers", _PAPERS, rules.papers, key)
        return replace(rules, budget=Fraction(budget), allocation=Allocation(allocation), papers=Papers(papers))

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:
        """As the rules say."""
        if plan.rules.papers is Papers.RANKING:
            return ranked(listed, key)
        if plan.rules.papers is Papers.POINTS:
            return number_each(listed, plan.rules.per_option, key)
        return chosen(listed, key)

    def beside(self, outcome: Outcome, options: Sequence[Option]) -> None:
        """The two selections, the one that decides named."""
        if not isinstance(outcome, BudgetResult):
            return
        known = {option.id: option for option in options}
        for column, (rule, selection) in zip(st.columns(2), selections(outcome).items(), strict=True):
            with column.container(border=True):
                st.subheader(say(f"vote.allocation.{rule}"), anchor=False)
                st.markdown(prose(decides(outcome, selection)))
                for one in selection.funded:
                    st.markdown(f":material/check: {prose(known[one].title)}, {euros(known[one].cost)}")
                for line in left(outcome, selection):
                    st.markdown(prose(line))


METHOD = Budget()
