"""``file``: the door of everything that is taken away. The page draws a button; what it fetches is made by a route.

Streamlit's own downloads are made by the page's session, whoever asks (measured: a callable ran after its account was
closed, and from a stranger's session that knew its number). A route judges the cookie of the very request that fetches.
"""

from urllib.parse import quote

from components.download import download

ROUTE = "/api/staff/files"


def file(kind: str, subject: str, *, name: str, label: str, key: str, many: int = 1) -> None:
    """Draw the button that fetches the file of this ``kind`` about ``subject`` (an id): ``staff.files`` makes it.

    ``many``: how many copies, for kinds that are printed.
    """
    download(f"{ROUTE}/{quote(kind)}/{quote(subject)}", {"many": many}, name=name, label=label, key=key)
