"""The application with one more kind of question, whose files lie elsewhere: for test_one_more_kind.py only."""

import os
from pathlib import Path

import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from tests.e2e.extended import SCRIPT, with_route
from tests.one_more_kind import FOLDER, register

register(Path(os.environ[FOLDER]))
app = st.App(SCRIPT, **with_route(Route("/api/one-more-kind", lambda _: Response("known"), methods=["GET"])))
