"""The shortest way for what tablets send all the time: a body, the token of a visit, «saved».

What is right in every respect is not passed through FastAPI's solving of dependencies and writing of responses, which
cost more than the answer itself. Whatever is not goes FastAPI's own way from its beginning, which says what is wrong:
there is one set of refusals, and the description of the API is made of the same functions.
"""

from collections.abc import Callable, Coroutine
from typing import Any, get_type_hints

from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import AppError
from server.context import settings
from server.participation import tokens

JSON = "application/json"


class Short(APIRoute):
    """A route of ``def act(body: Model, visit: Visiting) -> Saved``; its answer is always the same."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Called for each route when it is made."""
        whole, act = super().get_route_handler(), self.endpoint
        said = get_type_hints(act)
        model: type[BaseModel] = said["body"]
        saved = said["return"]().model_dump_json().encode()
        status = self.status_code or 200

        async def short(request: Request) -> Response:
            body = await _right(request, model)
            if body is None:
                return await whole(request)
            visit = tokens.read(settings().secret_key, tokens.borne(request.headers.get("authorization", "")))
            await run_in_threadpool(act, body, visit)
            return Response(saved, status, media_type=JSON)

        return short


async def _right(request: Request, model: type[BaseModel]) -> BaseModel | None:
    """What was sent, if it is JSON and exactly what is expected."""
    if request.headers.get("content-type") != JSON:
        return None
    try:
        return model.model_validate_json(await request.body())
    except (ValidationError, AppError):
        return None
