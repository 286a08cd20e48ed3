"""The application with an eleventh kind of question, whose files lie elsewhere: for test_eleventh.py only."""

import os
from pathlib import Path

import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

from tests.e2e.extended import SCRIPT, with_route
from tests.eleventh import FOLDER, register

register(Path(os.environ[FOLDER]))
app = st.App(SCRIPT, **with_route(Route("/api/eleventh", lambda _: Response("known"), methods=["GET"])))
