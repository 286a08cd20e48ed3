"""A single choice: nothing to plan; one option on a paper."""

from collections.abc import Mapping

import streamlit as st

from components.prose import prose
from components.votes.form import Form
from domain.votes.vote import Plan
from texts import say


class Single(Form):
    """One mark."""

    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:  # noqa: ARG002  as every method
        """One, or none."""
        titles = {option: prose(title) for option, title in listed.items()}
        found = st.pills(say("paper.single"), list(titles), format_func=titles.__getitem__, key=f"{key}_single")
        return {} if found is None else {found: 1}


METHOD = Single()
