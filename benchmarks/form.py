"""A plain Streamlit form that asks fifteen questions and keeps the answers: what a visit is compared with."""

import os
import uuid

import streamlit as st
from sqlalchemy import Column, MetaData, Table, Text, insert

from db.engine import Database

CHOICES = ("1", "2", "3", "4", "5")
QUESTIONS = 15


@st.cache_resource
def kept() -> tuple[Database, Table]:
    """The database, with one table."""
    database = Database(os.environ["DATABASE_URL"])
    columns = [Column(name, Text) for name in ("visit", "question", "value")]
    table = Table("plain_answer", MetaData(), *columns)
    table.metadata.create_all(database.engine)
    return database, table


with st.form("visit", clear_on_submit=True):
    given = {f"r{n:02d}": st.radio(f"Question {n}", CHOICES) for n in range(1, QUESTIONS + 1)}
    sent = st.form_submit_button("Send")
if sent:
    database, table = kept()
    visit = uuid.uuid4().hex
    with database.transaction() as connection:
        connection.execute(
            insert(table), [{"visit": visit, "question": name, "value": value} for name, value in given.items()]
        )
    st.write("Thank you")
