"""What the application is served with, and one route more, for tests that must see or break what no route shows."""

from typing import Any

from starlette.routing import Route

from app import app as served

SCRIPT = served._script_path


def with_route(route: Route) -> dict[str, Any]:
    """All of it, behind the same door; ``st.App`` itself stands in the file that is run, or Streamlit sees a page."""
    return {
        "routes": [route, *served._user_routes],
        "middleware": served._user_middleware,
        "lifespan": served._user_lifespan,
        "on_script_error": served._on_script_error,
    }
