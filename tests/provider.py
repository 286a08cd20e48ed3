"""A small identity provider, spoken to over real HTTP: what it says may be made wrong in one way at a time."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "tablee-here", "a secret of the provider"
HOUR = 3_600


@dataclass
class Provider:
    """``subject``: who is signed in there. ``wrong``: claims of the id token, and ``about`` of userinfo, to replace."""

    port: int = 0
    subject: str = "sub-of-leila"
    names: dict[str, str] = field(default_factory=lambda: {"given_name": "Leïla", "usual_name": "Ben Salem"})
    wrong: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)
    signed: bool = True  # userinfo as a signed token, as ProConnect gives it
    alg: str = "RS256"
    skew: int = 0
    away: bool = False
    keys: list[RSAKey] = field(default_factory=list)
    published: list[RSAKey] | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)  # access tokens, and whose they are
    asked: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def rotate(self) -> None:
        """Sign with another key from now on, and publish that one alone."""
        self.keys = [_key()]

    def described(self, _request: Request) -> Response:
        self.asked.append("description")
        if self.away:
            return PlainTextResponse("away", status_code=503)
        doors = {"authorization": "authorize", "token": "token", "userinfo": "userinfo", "end_session": "leave"}
        addresses = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in doors.items()}
        return JSONResponse({"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **addresses})

    def jwks(self, _request: Request) -> Response:
        self.asked.append("keys")
        shown = self.keys if self.published is None else self.published
        return JSONResponse({"keys": [key.as_dict(private=False) for key in shown]})

    def authorize(self, request: Request) -> Response:
        said = dict(request.query_params)
        assert (said["response_type"], said["client_id"], said["code_challenge_method"]) == ("code", CLIENT, "S256")
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**said, "sub": self.subject}
        back = urlencode({"code": code, "state": said["state"], "iss": self.issuer})
        return RedirectResponse(f"{said['redirect_uri']}?{back}", status_code=303)

    async def token(self, request: Request) -> Response:
        said = {name: some[0] for name, some in parse_qs((await request.body()).decode()).items()}
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        begun = self.codes.pop(said.get("code", ""), None)  # a code opens once
        digest = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        proved = _url(digest).decode()
        right = (
            begun is not None and begun["code_challenge"] == proved and begun["redirect_uri"] == said["redirect_uri"]
        )
        if request.headers.get("authorization") != f"Basic {basic}" or not right or begun is None:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        access = secrets.token_urlsafe(16)
        self.tokens[access] = begun["sub"]
        claims = {"sub": begun["sub"], "nonce": begun["nonce"], **self.wrong}
        return JSONResponse({"access_token": access, "token_type": "Bearer", "id_token": self._signed(claims)})

    def userinfo(self, request: Request) -> Response:
        subject = self.tokens.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        if subject is None:
            return JSONResponse({"error": "invalid_token"}, status_code=401)
        claims = {"sub": subject, **self.names, **self.about}
        if not self.signed:
            return JSONResponse(claims)
        return Response(self._signed(claims), media_type="application/jwt")

    def leave(self, request: Request) -> Response:
        self.ended.append(request.query_params["id_token_hint"])
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=303)

    def _signed(self, claims: dict[str, Any]) -> str:
        moment = int(time.time()) + self.skew
        whole = {"iss": self.issuer, "aud": CLIENT, "iat": moment, "exp": moment + HOUR, **claims}
        whole = {name: value for name, value in whole.items() if value is not None}
        if self.alg in {"none", "HS256"}:  # by hand: the library makes neither of them
            head = {"alg": self.alg, "kid": self.keys[0].kid}
            said = b".".join(_url(jwt_json(part)) for part in (head, whole))
            public = self.keys[0].as_pem(private=False)  # with what everybody knows
            proof = hmac.digest(public, said, "sha256") if self.alg == "HS256" else b""
            return b".".join([said, _url(proof)]).decode()
        return jwt.encode({"alg": self.alg, "kid": self.keys[0].kid}, whole, self.keys[0], algorithms=[self.alg])

    def app(self) -> Starlette:
        """Its doors."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.described),
                Route("/keys", self.jwks),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/userinfo", self.userinfo),
                Route("/leave", self.leave),
            ]
        )


def jwt_json(claims: dict[str, Any]) -> bytes:
    """Claims as they stand in a token."""
    return JSONResponse(claims).body  # type: ignore[return-value]


def _url(part: bytes) -> bytes:
    return base64.urlsafe_b64encode(part).rstrip(b"=")


def _key() -> RSAKey:
    return RSAKey.generate_key(2_048, {"use": "sig", "kid": secrets.token_hex(4)}, auto_kid=False)


@contextmanager
def serving() -> Iterator[Provider]:
    """A provider that answers on a port of its own, for as long as this lasts."""
    provider = Provider(keys=[_key()])
    server = uvicorn.Server(uvicorn.Config(provider.app(), host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    provider.port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
