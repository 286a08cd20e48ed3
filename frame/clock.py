"""What a clock on the wall of the room says: the browser knows where the room is, the server may be elsewhere."""

from datetime import datetime, timedelta, timezone

import streamlit as st


def here(moment: datetime) -> datetime:
    """``moment`` by this browser's clock; by the server's own where the browser does not say."""
    behind = st.context.timezone_offset  # minutes by which it is behind UTC
    return moment.astimezone(None if behind is None else timezone(timedelta(minutes=-behind)))
