"""A server configured as ours whose script draws nothing: what a rerun of Participer is compared with."""

from pathlib import Path

import streamlit as st
from starlette.routing import Mount

from server import api
from server.start import lifespan

app = st.App(Path(__file__).with_name("blank_page.py"), routes=[Mount("/api", app=api.build())], lifespan=lifespan)
