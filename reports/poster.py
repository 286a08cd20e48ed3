"""The poster of a workshop: on a door, a table, a market stall. Whoever reads it can come in by themselves."""

from babel.dates import format_date

from domain.workshops.workshop import Workshop
from reports.engine import pdf, qr
from sentences.numbers import in_groups
from texts import locale, say
from texts.typography import capital, typeset


def poster(workshop: Workshop, *, address: str, link: str) -> bytes:
    """One A4 page as a PDF.

    Parameters
    ----------
    address : what to type, without its scheme.
    link : where the QR leads, the code included.
    """
    day = format_date(workshop.day, "EEEE d MMMM y", locale=locale())
    data = {
        "title": typeset(workshop.title),
        "where": typeset(" · ".join(filter(None, (capital(day), workshop.place)))),
        "invite": say("poster.invite"),
        "qr": qr(link),
        "qr_alt": say("print.qr", address=address),
        "how": say("poster.how"),
        "address": address,
        "code_is": say("poster.code"),
        "code": in_groups(workshop.code),
        "free": say("poster.free"),
    }
    return pdf("poster", data)
