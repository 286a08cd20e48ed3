"""What this process has heard of the devices of its rooms: the server tells it, the screens of the team read it."""

from domain.operations.presence import Presence

PRESENCE = Presence()
