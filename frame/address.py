"""The address under which this page was asked for."""

import ipaddress
from urllib.parse import urlsplit

import streamlit as st


def alone() -> bool:
    """Whether no other device can use it: what it shows of addresses would lead nowhere."""
    return only_here(st.context.url or "")


def way_in(code: str) -> str:
    """Where somebody joins the workshop of this code, as devices reach this very server."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/participer?code={code}"


def only_here(address: str) -> bool:
    """Whether this address leads every device to itself."""
    name = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
