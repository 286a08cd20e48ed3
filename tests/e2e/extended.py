"""The application with one route more, for tests that must see or break what no route of its own shows."""

import streamlit as st
from starlette.routing import Route

from app import app as served


def with_route(route: Route) -> st.App:
    """All of it, behind the same door."""
    return st.App(
        served._script_path,
        routes=[route, *served._user_routes],
        middleware=served._user_middleware,
        lifespan=served._user_lifespan,
        on_script_error=served._on_script_error,
    )
