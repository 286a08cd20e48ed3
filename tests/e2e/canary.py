"""The application with one route more, which fails while it writes a text into any table: for test_canary.py only."""

import streamlit as st
from sqlalchemy import column, insert, table
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from db import engine
from db.models import Base
from tests.e2e.extended import SCRIPT, with_route


async def fail(request: Request) -> Response:
    """What a mistake of ours would do: an insert that the database refuses, with what somebody wrote in it."""
    words, found = (await request.body()).decode(), Base.metadata.tables[request.path_params["table"]]
    texts = [each.name for each in found.columns if "TEXT" in str(each.type.compile()).upper()]
    with engine.current().transaction() as connection:
        row = insert(table(found.name, *(column(name) for name in texts)))
        connection.execute(row.values(dict.fromkeys(texts, words)))
    return Response("written", status_code=200)


app = st.App(SCRIPT, **with_route(Route("/api/canary/{table}", fail, methods=["POST"])))
