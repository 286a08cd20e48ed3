"""What the environment tells the application, read once."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

SHORTEST_KEY = 32


class CannotStart(Exception):
    """The server refuses to start; the message says what to change. For administrators, in English, without values."""


class UnsafeConfiguration(CannotStart):
    """A setting is missing, too short or too open."""


@dataclass(frozen=True)
class Settings:
    """Where the data lives and the key that signs visit tokens and hashes tickets.

    ``database_url``: SQLAlchemy URL, SQLite file or PostgreSQL. ``secret_key``: at least 32 characters.
    ``secure_cookies``: true behind TLS. ``hosts``: names under which people reach the server, beside ``localhost`` and
    this machine's own addresses, in lower case. ``var``: folder for the SQLite file, the key and backups.
    """

    database_url: str
    secret_key: str
    secure_cookies: bool
    var: Path
    hosts: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read ``DATABASE_URL``, ``TABLEE_SECRET_KEY``, ``_SECURE_COOKIES``, ``_HOSTS`` (several: a space), ``_VAR``.

        Raises
        ------
        UnsafeConfiguration
            If the key given is shorter than 32 characters.
        """
        var = Path(os.environ.get("TABLEE_VAR", "var")).resolve()
        key = os.environ.get("TABLEE_SECRET_KEY") or _own_key(var)
        if len(key) < SHORTEST_KEY:
            message = f"TABLEE_SECRET_KEY must have at least {SHORTEST_KEY} characters"
            raise UnsafeConfiguration(message)
        return cls(
            database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{var / 'tablee.sqlite'}",
            secret_key=key,
            secure_cookies=os.environ.get("TABLEE_SECURE_COOKIES", "") == "1",
            var=var,
            hosts=frozenset(os.environ.get("TABLEE_HOSTS", "").lower().replace(",", " ").split()),
        )


def _own_key(var: Path) -> str:
    """The key of this machine, made at the first start and readable by its owner only."""
    path = var / "secret.key"
    if not path.exists():
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()
