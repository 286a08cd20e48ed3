"""People who only answer and vote: what their device sends, without a browser for each of them.

What they send is kept until it is acknowledged, as on a tablet: a server that was killed meanwhile changes nothing.
"""

import hashlib
import time
import uuid
from collections.abc import Sequence
from typing import Any

import httpx

from domain.participation.questionnaire import family

PAUSE, TRIES = 0.25, 240  # seconds before trying again, and how often: a server that comes back takes a while
NOT_NOW = {408, 425, 429}  # as tablet/api.js


class Guest:
    """One device in a room: a phone, or, with the room's ``pin``, a tablet on which ``people`` take their turn."""

    def __init__(self, address: str, code: str, *, pin: str = "", people: int = 1) -> None:
        self._address = address
        body = {"code": code, "device": uuid.uuid4().hex, "count": max(3, 2 * people)}
        self._package = self._send("/api/visits", body | ({"pin": pin} if pin else {}))
        self._passes = [one["token"] for one in self._package["visits"]]
        self._device = self._package["device"]["token"]

    def answers(self, asked: str, card: int) -> None:
        """A whole turn of this questionnaire: of each question the choice at ``card``; no word where one is free."""
        forms = (self._package["questionnaire"], *self._package.get("others", ()))
        form = next(one for one in forms if family(one["version_id"]) == asked)
        token = self._passes.pop(0)
        agreed = {"version": self._package["consent"]["version"], "age_band": "a30_49", "sensitive": True}
        self._send("/api/consent", agreed | {"questionnaire": form["version_id"]}, token)
        for question in form["questions"]:
            if question["choices"]:
                said = {"question": question["id"], "value": question["choices"][card]["id"], "sequence": 1}
                self._send("/api/answers", said | {"request_id": str(uuid.uuid4())}, token)
        self._send("/api/finish", {}, token)

    def votes(self, vote: str, ballots: Sequence[str]) -> None:
        """So many ballots, with the rights that this device has; each twice, as when an acknowledgement is lost."""
        for ballot in ballots:
            right = self._send("/api/votes/papers", {}, self._device)["rights"][vote][0]["token"]
            self.puts_in(right, ballot)

    def brings(self, code: str, slip: str, ballot: str) -> None:
        """A printed slip, and the ballot that it lets in."""
        self.puts_in(self._send("/api/votes/slip", {"code": code, "slip": slip})["token"], ballot)

    def puts_in(self, right: str, ballot: str) -> None:
        request = str(uuid.uuid4())
        receipt = hashlib.sha256(request.encode()).hexdigest()
        for _ in range(2):
            self._send("/api/ballots", {"request_id": request, "ballot": ballot, "receipt": receipt}, right)

    def _send(self, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        for _ in range(TRIES):
            try:
                answer = httpx.post(f"{self._address}{path}", json=body, headers=headers, timeout=30, trust_env=False)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in {200, 201}:
                said: dict[str, Any] = answer.json()
                return said
            if answer is not None and answer.status_code < 500 and answer.status_code not in NOT_NOW:
                raise AssertionError(answer.text)
            time.sleep(PAUSE)
        raise AssertionError(path)
