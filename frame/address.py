"""The address under which this page was asked for."""

import ipaddress
from urllib.parse import urlsplit

import streamlit as st


def alone() -> bool:
    """Whether no other device can use it: what it shows of addresses would lead nowhere."""
    return only_here(st.context.url or "")


def only_here(address: str) -> bool:
    """Whether this address leads every device to itself."""
    name = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
