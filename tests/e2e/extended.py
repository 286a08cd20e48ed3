"""What the application is served with, and routes more, for tests that must see or break what no route shows."""

from typing import Any

from starlette.middleware import Middleware
from starlette.routing import Route

from app import app as served
from app import ours
from server.middleware.direct import Direct

SCRIPT = served._script_path


def with_route(*more: Route) -> dict[str, Any]:
    """All of it, behind the same door; ``st.App`` itself stands in the file that is run, or Streamlit sees a page."""
    return {
        "middleware": [
            Middleware(Direct, routes=[*more, *ours]) if "routes" in each.kwargs else each
            for each in served._user_middleware
        ],
        "lifespan": served._user_lifespan,
        "on_script_error": served._on_script_error,
    }
