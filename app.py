"""The server: ``streamlit run app.py``.

Everything a visitor sees is decided by ``pages/menu.py``; everything a tablet sends goes through ``/api``.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from frame.registry import ADDRESSES
from frame.screen import failed
from server import api
from server.context import settings
from server.middleware.body_limit import BodyLimit
from server.middleware.bounds import Bounds
from server.middleware.direct import Direct
from server.middleware.door import Door
from server.middleware.headers import SecurityHeaders
from server.middleware.shell import Shell
from server.middleware.traffic import Traffic
from server.participation import modules
from server.start import lifespan, set_up

HERE = Path(__file__).parent

set_up()

ours = [
    Mount("/api", app=api.build()),
    Mount("/assets/audio", app=StaticFiles(directory=HERE / "content" / "audio", check_dir=False)),
    modules.mount("/assets/tablet"),
    Mount("/assets/images", app=StaticFiles(directory=HERE / "content" / "images", check_dir=False)),
]
app = st.App(
    HERE / "pages" / "menu.py",
    middleware=[
        Middleware(Traffic),
        Middleware(SecurityHeaders),
        Middleware(Door, screens=ADDRESSES, names=settings().hosts),
        Middleware(Bounds),
        Middleware(BodyLimit),
        # 2.9 MB of a first load become less than 2.2; live streams are left alone by the library.
        Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=6),
        Middleware(Direct, routes=ours),
        Middleware(Shell),
    ],
    lifespan=lifespan,
    on_script_error=failed,
)
