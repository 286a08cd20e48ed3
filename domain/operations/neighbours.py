"""Whose network address it is: by it a line is told from another, and nothing else; it is never written down."""

import ipaddress
from ipaddress import IPv6Address

SUBSCRIBER = 64  # bits of an IPv6 address: what one subscriber is given whole


def neighbour(client: str) -> str:
    """One IPv4 address, or the network that an IPv6 subscriber is given."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if not isinstance(address, IPv6Address) or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", None) or address)
    return str(ipaddress.ip_network((address, SUBSCRIBER), strict=False))
