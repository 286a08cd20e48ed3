"""The application with an eighth way of voting, whose folder the environment names: for test_eighth_method.py only."""

import os
from pathlib import Path

import streamlit as st

from tests.e2e.extended import SCRIPT, with_route
from tests.eighth import FOLDER, register

register(Path(os.environ[FOLDER]))
app = st.App(SCRIPT, **with_route())
