"""The application with one more way of voting, in a folder that the environment names: for test_one_more_method.py."""

import os
from pathlib import Path

import streamlit as st

from tests.e2e.extended import SCRIPT, with_route
from tests.one_more_method import FOLDER, register

register(Path(os.environ[FOLDER]))
app = st.App(SCRIPT, **with_route())
