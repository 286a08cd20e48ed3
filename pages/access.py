"""Votre accès: by a link of one use, somebody chooses the name, the login and the password of their own account.

For: whoever holds a link that «Comptes» made. Reads: what the link opens. Writes: the account, or its new password.
Then: signed in, on «Accueil».
"""

from domain.staff.roles import Visitor
from frame.access import panel
from frame.screen import screen


@screen("access")
def access(visitor: Visitor) -> None:
    """The form that the link opens."""
    panel(visitor)


access()
