"""What an identity provider signed: believed only if it is signed by it, for us, now, in a way that we chose."""

import hmac
from collections.abc import Callable, Mapping
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from domain.staff.identity import LONGEST_SUBJECT, ProviderRefused

ALGORITHMS = ["RS256", "PS256", "ES256"]  # with a public key alone: never «none», never a secret that both know
LEEWAY = 60  # seconds by which two clocks may differ
_LONGEST = 65_536  # characters of a token
_PARTS = 3  # of one that is signed; one that is encrypted has five

Claims = Mapping[str, Any]
Keys = Callable[[bool], KeySet]  # asked with True: fetched anew


def read(token: object, keys: Keys, *, issuer: str, client: str, now: int) -> Claims:
    """The claims of a token of ``issuer`` for ``client``; ``now``: seconds. What has no end is not asked for one.

    Raises
    ------
    ProviderRefused
    """
    if not isinstance(token, str) or len(token) > _LONGEST or len(token.split(".")) != _PARTS:
        raise ProviderRefused
    claims = _verified(token, keys)
    if claims.get("iss") != issuer or not _for_us(claims, client):
        raise ProviderRefused
    ends, made, begins = (_moment(claims, name) for name in ("exp", "iat", "nbf"))
    late = ends is not None and ends + LEEWAY <= now
    if late or any(moment is not None and moment - LEEWAY > now for moment in (made, begins)):
        raise ProviderRefused
    return claims


def subject(claims: Claims) -> str:
    """Whom they are about.

    Raises
    ------
    ProviderRefused
    """
    found = claims.get("sub")
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_SUBJECT:
        raise ProviderRefused
    return found


def of_this_way(claims: Claims, nonce: str) -> None:
    """Let through an id token that ends, and that was asked for with this nonce.

    Raises
    ------
    ProviderRefused
    """
    said = claims.get("nonce")
    if "exp" not in claims or not isinstance(said, str) or not hmac.compare_digest(said.encode(), nonce.encode()):
        raise ProviderRefused


def _verified(token: str, keys: Keys) -> Claims:
    """By a key that the provider has now; where it names one that we do not know, its keys are asked for again."""
    try:
        kid = jws.extract_compact(token.encode()).headers().get("kid")
        for anew in (False, True):
            known = keys(anew)
            usable = [key for key in known.keys if kid is None or key.kid == kid]
            if len(usable) == 1:
                return jwt.decode(token, usable[0], algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, TypeError) as wrong:
        raise ProviderRefused from wrong
    raise ProviderRefused


def _for_us(claims: Claims, client: str) -> bool:
    audience = claims.get("aud")
    several = audience if isinstance(audience, list) else [audience]
    bearer = claims.get("azp")
    return client in several and (bearer == client or (bearer is None and len(several) == 1))


def _moment(claims: Claims, name: str) -> float | None:
    found = claims.get(name)
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise ProviderRefused
    return found
