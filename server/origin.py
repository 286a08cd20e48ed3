"""Cookies travel with every request, so a write that a cookie authorises must come from our own pages."""

from urllib.parse import urlsplit

from fastapi import Request

from domain.errors import NotAllowed


def same_origin(request: Request) -> None:
    """Refuse a request sent by a page of another site (a FastAPI dependency).

    A browser names the page's origin in every POST; a program that names none holds no one's cookies.

    Raises
    ------
    NotAllowed
        If the origin named is not this host, port included, or is ``null``.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise NotAllowed
