"""Talking to the identity provider: where its doors are, its keys, a code for a token, and who that is."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from domain.operations.provider import Provider, safe
from domain.staff.identity import Person, ProviderAway, ProviderRefused, Way
from server.staff import tokens

PATIENCE = 5  # seconds for each answer
GLANCE = 1  # second for which somebody waits for what another one is asking
FRESH = 3_600  # seconds for which its addresses and keys are believed
AGAIN = 10  # seconds before it is asked again: for keys that tokens name, or after it did not answer
_NAMES = ("name", "given_name", "usual_name", "family_name")


class Doors:
    """A provider's own description of itself, and its keys, kept for a while; made once a process."""

    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self._lock = threading.Lock()
        self._told: dict[str, Any] = {}
        self._keys = KeySet([])
        self._told_at = self._keys_at = self._away_at = -float(FRESH)

    def ask(self, way: Way) -> str:
        """The address at the provider to which the browser goes.

        Raises
        ------
        ProviderAway, ProviderRefused
        """
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": self.provider.back,
            "scope": self.provider.scope,
            "state": way.state,
            "nonce": way.nonce,
            "code_challenge": create_s256_code_challenge(way.verifier),
            "code_challenge_method": "S256",
            **({"acr_values": self.provider.level} if self.provider.level else {}),
        }
        there = self._door("authorization_endpoint")
        return f"{there}{'&' if '?' in there else '?'}{urlencode(asked)}"

    def person(self, way: Way, code: str) -> tuple[Person, str]:
        """Who came back with this code, and the token that says so.

        Raises
        ------
        ProviderAway, ProviderRefused
        """
        with _reached():
            return self._person(way, code)

    def leave(self, token: str) -> str:
        """The address at which the session at the provider ends; empty if it has none, or is away."""
        try:
            there = self._door("end_session_endpoint")
        except (ProviderAway, ProviderRefused):
            return ""
        said = {"id_token_hint": token, "post_logout_redirect_uri": f"{self.provider.public}/"}
        return f"{there}{'&' if '?' in there else '?'}{urlencode(said)}"

    def _person(self, way: Way, code: str) -> tuple[Person, str]:
        with self._session() as session:
            given = session.fetch_token(
                self._door("token_endpoint"),
                grant_type="authorization_code",
                code=code,
                code_verifier=way.verifier,
                timeout=PATIENCE,
                allow_redirects=False,
            )
            claims = self._read(given.get("id_token"))
            tokens.of_this_way(claims, way.nonce)
            about = self._about(session)
        subject = tokens.subject(claims)
        if about.get("sub") != subject:  # OpenID Connect Core, 5.3.2
            raise ProviderRefused
        return Person(self.provider.issuer, subject, _name(about)), str(given["id_token"])

    def _about(self, session: OAuth2Session) -> tokens.Claims:
        """What the provider tells of them, in clear by https or in a token that it signed."""
        answer = session.get(self._door("userinfo_endpoint"), timeout=PATIENCE, allow_redirects=False)
        if answer.status_code != requests.codes.ok:
            raise ProviderRefused
        if answer.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/jwt":
            return self._read(answer.text.strip())
        return _json(answer)

    def _read(self, token: object) -> tokens.Claims:
        us = self.provider
        return tokens.read(token, self._known, issuer=us.issuer, client=us.client_id, now=int(time.time()))

    def _session(self) -> OAuth2Session:
        methods = self._description().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        method = "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
        us = self.provider
        return OAuth2Session(
            us.client_id, us.client_secret, redirect_uri=us.back, token_endpoint_auth_method=method
        )  # fmt: skip

    def _door(self, name: str) -> str:
        address = self._description().get(name)
        if not isinstance(address, str) or not safe(address):
            raise ProviderRefused
        return address

    def _description(self) -> dict[str, Any]:
        with self._asking():
            if time.monotonic() - self._told_at >= FRESH:
                told = self._fetched(f"{self.provider.issuer.rstrip('/')}/.well-known/openid-configuration")
                if told.get("issuer") != self.provider.issuer:
                    raise ProviderRefused
                self._told, self._told_at = told, time.monotonic()
            return self._told

    def _known(self, anew: bool) -> KeySet:  # noqa: FBT001  as ``tokens.Keys`` asks
        there = self._door("jwks_uri")
        with self._asking():
            if time.monotonic() - self._keys_at >= (AGAIN if anew else FRESH):
                self._keys, self._keys_at = _key_set(self._fetched(there)), time.monotonic()
            return self._keys

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """One asks for all; whoever would wait for long is told that the provider is away, as if they had asked."""
        if not self._lock.acquire(timeout=GLANCE):
            raise ProviderAway
        try:
            with _reached():
                yield
        finally:
            self._lock.release()

    def _fetched(self, address: str) -> dict[str, Any]:
        """What stands there; asked for no more for a while where nothing answered."""
        if time.monotonic() - self._away_at < AGAIN:
            raise ProviderAway
        self._away_at = time.monotonic()
        answer = requests.get(address, timeout=PATIENCE, allow_redirects=False)
        if answer.status_code != requests.codes.ok:
            raise ProviderAway
        self._away_at = -float(FRESH)
        return _json(answer)


@cache
def doors() -> Doors | None:
    """Those of the provider that this process was started with; None without one."""
    provider = Provider.from_environment()
    return None if provider is None else Doors(provider)


@contextmanager
def _reached() -> Iterator[None]:
    """Tell a provider that does not answer from one that says no."""
    try:
        yield
    except requests.RequestException as away:
        raise ProviderAway from away
    except (AuthlibBaseError, KeyError) as no:
        raise ProviderRefused from no


def _json(answer: requests.Response) -> dict[str, Any]:
    try:
        found = json.loads(answer.text)
    except ValueError as wrong:
        raise ProviderRefused from wrong
    if not isinstance(found, dict):
        raise ProviderRefused
    return found


def _key_set(told: dict[str, Any]) -> KeySet:
    """Keys to verify with; those of a kind that we do not know are left out."""
    usable = [key for key in told.get("keys", []) if isinstance(key, dict) and key.get("kty") in {"RSA", "EC"}]
    try:
        return KeySet.import_key_set({"keys": [key for key in usable if key.get("use", "sig") == "sig"]})
    except (JoseError, ValueError, TypeError) as wrong:
        raise ProviderRefused from wrong


def _name(about: tokens.Claims) -> str:
    """As the provider has it; of two parts, the first name and the family name."""
    said = {name: value for name in _NAMES if isinstance(value := about.get(name), str)}
    if "name" in said:
        return said["name"]
    family = said.get("usual_name") or said.get("family_name", "")
    return f"{said.get('given_name', '')} {family}".strip()
