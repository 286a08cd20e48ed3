"""Which names are this server's own. Another site may make its name lead here (DNS rebinding), not be one of these."""

import ipaddress
import socket
from collections.abc import Collection
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urlsplit

Address = IPv4Address | IPv6Address
KNOWN = 256  # names that came lately: of a house, one or two


def is_ours(host: str, reached: str, names: Collection[str]) -> bool:
    """Whether a ``Host`` header names this server.

    Parameters
    ----------
    host : the header as it came, port included.
    reached : the address of ours that the connection came to; empty if unknown.
    names : the public names that the administrator gave, in lower case.
    """
    name = _name(host)
    if name is None:
        return False
    if name == "localhost" or name in names:
        return True
    address = _address(name)
    if address is None or address.is_unspecified or address.is_multicast:
        return False
    return address.is_loopback or address == _address(reached) or _has_interface(address)


def same(origin: str, host: str) -> bool:
    """Whether an ``Origin`` header names the very server that the ``Host`` header names, port included."""
    scheme, _, rest = origin.partition("://")
    return scheme in {"http", "https"} and rest == host


@lru_cache(KNOWN)
def _name(host: str) -> str | None:
    try:
        split = urlsplit(f"//{host}")
        _ = split.port  # refuses what is no port
    except ValueError:
        return None
    plain = f"[{split.hostname}]" if ":" in (split.hostname or "") else split.hostname
    whole = plain if split.port is None else f"{plain}:{split.port}"
    return split.hostname if whole == host.lower() else None


@lru_cache(KNOWN)
def _address(name: str) -> Address | None:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _has_interface(address: Address) -> bool:
    """Only an address of this machine can be bound; nothing is sent."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004  the version's own name
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((str(address), 0))
        except OSError:
            return False
    return True
