"""Which identity provider staff may sign in with, if any: what the environment says of it."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from domain.operations.loopback import is_loopback
from domain.operations.settings import UnsafeConfiguration

_NEEDED = ("TABLEE_OIDC_ISSUER", "TABLEE_OIDC_CLIENT_ID", "TABLEE_OIDC_CLIENT_SECRET", "TABLEE_OIDC_PUBLIC")
_MORE = ("TABLEE_OIDC_NAME", "TABLEE_OIDC_SCOPE", "TABLEE_OIDC_ACR", "TABLEE_OIDC_LOGOUT")


@dataclass(frozen=True)
class Provider:
    """One provider, and who we are to it.

    ``issuer``: as it names itself. ``public``: our own address, from outside. ``name``: what the button says.
    ``scope``: what is asked for. ``level``: an ``acr`` that is asked for, or nothing. ``ends``: whether signing out
    here ends the session there too.
    """

    issuer: str
    client_id: str
    client_secret: str
    public: str
    name: str
    scope: str = "openid"
    level: str = ""
    ends: bool = False

    @property
    def back(self) -> str:
        """Where the provider sends people back: to be registered there, letter by letter."""
        return f"{self.public}/api/staff/provider/return"

    @classmethod
    def from_environment(cls) -> "Provider | None":
        """Read ``TABLEE_OIDC_ISSUER`` and what stands beside it (docs/serveur.md); None without an issuer.

        Raises
        ------
        UnsafeConfiguration
            One that is needed is missing, or an address is neither https nor of this very machine.
        """
        said = {name: os.environ.get(name, "").strip() for name in (*_NEEDED, *_MORE)}
        issuer, client_id, client_secret, public = (said[name] for name in _NEEDED)
        if not issuer:
            return None
        for name in _NEEDED:
            if not said[name]:
                message = f"{name} is needed beside TABLEE_OIDC_ISSUER"
                raise UnsafeConfiguration(message)
        for name in ("TABLEE_OIDC_ISSUER", "TABLEE_OIDC_PUBLIC"):
            if not safe(said[name]):
                message = f"{name} must be an https address"
                raise UnsafeConfiguration(message)
        name, scope, level, ends = (said[name] for name in _MORE)
        return cls(
            issuer=issuer,
            client_id=client_id,
            client_secret=client_secret,
            public=public.rstrip("/"),
            name=name or urlsplit(issuer).netloc,
            scope=scope or "openid",
            level=level,
            ends=ends == "1",
        )


def safe(address: str) -> bool:
    """Whether secrets may be sent there: by https, or to this very machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
    )
