"""What is said before anybody votes, drawn."""

import streamlit as st

from components.prose import prose
from components.text import text
from domain.votes.vote import Plan
from sentences.numbers import euros
from sentences.votes.statement import lines


def statement(plan: Plan) -> None:
    """Draw what is announced."""
    announced = [f"**{question}** {prose(answer)}" for question, answer in lines(plan)]
    text(*announced)


def choices(plan: Plan) -> None:
    """The options, each with its letter, its cost where money plays a part, and its description."""
    for choice in plan.choices:
        cost = f", {euros(choice.cost)}" if choice.cost else ""
        letter = f"**{choice.id}** · " if choice.id else ""
        described = f"  \n{prose(choice.description)}" if choice.description else ""
        icon = f":material/{choice.icon}: " if choice.icon else ""
        st.markdown(f"{letter}{icon}{prose(choice.title)}{cost}{described}")
