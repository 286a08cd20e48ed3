"""What the environment tells the application, read once."""

import hashlib
import hmac
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from domain.operations import private

USUAL = "var"  # the folder of everything, in that where the server is started, unless it is told another
SHORTEST_KEY = 32
PORTS = 65_536
FEWEST_SIGNS = 12  # different ones: a key that was drawn has many more, a word that is repeated has not


class CannotStart(Exception):
    """The server refuses to start; the message says what to change. For administrators, in English, without values."""


class UnsafeConfiguration(CannotStart):
    """A setting is missing, too short or too open."""


class ShortKey(UnsafeConfiguration):
    """The key is shorter than 32 characters."""


class EvenKey(UnsafeConfiguration):
    """The key is long enough, and easily guessed."""


class KeyDamaged(UnsafeConfiguration):
    """The file of this machine's own key is there, and no key is in it."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} holds no key")
        self.file = file


class PortUnfit(UnsafeConfiguration):
    """The port for the metrics is none."""


@dataclass(frozen=True)
class Settings:
    """Where the data lives and the key that signs visit tokens and hashes tickets.

    ``database_url``: SQLAlchemy URL, SQLite file or PostgreSQL. ``secret_key``: at least 32 characters.
    ``secure_cookies``: true behind TLS. ``hosts``: names under which people reach the server, beside ``localhost`` and
    this machine's own addresses, in lower case. ``var``: folder for the SQLite file, the key and backups.
    ``metrics_port``: of 127.0.0.1, where numbers about this process are told; 0: nowhere.
    """

    database_url: str
    secret_key: str
    secure_cookies: bool
    var: Path
    hosts: frozenset[str] = frozenset()
    metrics_port: int = 0

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read ``DATABASE_URL``, ``TABLEE_SECRET_KEY``, ``_SECURE_COOKIES``, ``_HOSTS``, ``_VAR``, ``_METRICS_PORT``.

        Raises
        ------
        UnsafeConfiguration
            If the key given is shorter than 32 characters, or repeats a few; if the file of our own is damaged; if the
            port is none.
        """
        folder = var()
        key = os.environ.get("TABLEE_SECRET_KEY") or _own_key(key_file())
        if len(key) < SHORTEST_KEY:
            message = f"TABLEE_SECRET_KEY must have at least {SHORTEST_KEY} characters"
            raise ShortKey(message)
        if len(set(key)) < FEWEST_SIGNS:
            message = f"TABLEE_SECRET_KEY must be drawn at random: fewer than {FEWEST_SIGNS} of its signs differ"
            raise EvenKey(message)
        return cls(
            database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'tablee.sqlite'}",
            secret_key=key,
            secure_cookies=os.environ.get("TABLEE_SECURE_COOKIES", "") == "1",
            var=folder,
            hosts=frozenset(os.environ.get("TABLEE_HOSTS", "").lower().replace(",", " ").split()),
            metrics_port=_port(os.environ.get("TABLEE_METRICS_PORT", "")),
        )


def key_mark(secret_key: str) -> str:
    """By which copies and anchors of the journal say under which key they were made: it tells nothing else of it."""
    return hmac.new(secret_key.encode(), b"tablee.key_mark", hashlib.sha256).hexdigest()[:32]


def key_is_here() -> bool:
    """Whether a key was given or made; else the next that reads the settings draws one."""
    return bool(os.environ.get("TABLEE_SECRET_KEY")) or key_file().exists()


def key_file() -> Path:
    """The file of this machine's own key, which may not be there yet; of no use where one is given."""
    return var() / "secret.key"


def var() -> Path:
    """The folder of everything that is kept: ``TABLEE_VAR``. It may not be there yet."""
    return Path(os.environ.get("TABLEE_VAR", USUAL)).resolve()


def logs_as_json() -> bool:
    """Whether lines of the log are read by a machine: ``TABLEE_LOGS=json``. Read before anything else is."""
    return os.environ.get("TABLEE_LOGS", "") == "json"


def as_written() -> bool:
    """Whether somebody writes the tablet while it is served, as ``make run`` supposes: ``TABLEE_AS_WRITTEN=1``."""
    return os.environ.get("TABLEE_AS_WRITTEN", "") == "1"


def _port(named: str) -> int:
    if not named:
        return 0
    if not named.isascii() or not named.isdigit() or not 0 < int(named) < PORTS:
        message = f"TABLEE_METRICS_PORT must be a port of this machine, from 1 to {PORTS - 1}"
        raise PortUnfit(message)
    return int(named)


def _own_key(path: Path) -> str:
    """The key of this machine, made at the first start and readable by its owner only.

    It takes its name once it is whole and on the disk: who is killed while making it, or meets a full disk, leaves
    none, and of two who make one at the same moment both read the first.

    Raises
    ------
    KeyDamaged
        What is there cannot have signed anything, or was cut since: neither is ours to replace.
    """
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # readable by its owner only
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
                file.flush()
                os.fsync(file.fileno())
            private.named(Path(name), path)
        finally:
            Path(name).unlink(missing_ok=True)
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < SHORTEST_KEY:
        raise KeyDamaged(path)
    return key
