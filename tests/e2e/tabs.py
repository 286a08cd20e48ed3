"""Several live pages of one browser: opening one more, going on in it, and what a browser may do to what it keeps."""

import json
import re
import urllib.request
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.room import Room
from texts import say

HERE = re.compile(say("tablet.elsewhere.here"))
RETRY = say("tablet.no_pass.retry")
QUESTIONS = 15

# Keeps the browser's connections to its database in reach, to close them as a browser short of memory does.
BASES = """
globalThis.bases = []
const open = IDBFactory.prototype.open
IDBFactory.prototype.open = function (...of) {
  const request = open.apply(this, of)
  request.addEventListener("success", () => globalThis.bases.push(request.result))
  return request
}
"""
CLOSE = "() => globalThis.bases.splice(0).forEach((base) => base.close())"
THROW_AWAY = """() => new Promise((done, failed) => {
  const request = indexedDB.deleteDatabase("tablee")
  request.onsuccess = () => done()
  request.onerror = () => failed(request.error)
})"""


def evict(page: Page) -> None:
    """What a browser short of room does by itself: all that it keeps of the origin goes, and who held its locks."""
    [scheme, host] = page.url.split("/")[::2][:2]
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": f"{scheme}//{host}", "storageTypes": "all"})
    session.detach()


NO_LOCKS = 'Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined })'
FULL = """() => {
  globalThis.put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function () {
    throw new DOMException("full", "QuotaExceededError")
  }
}"""
ROOM_AGAIN = "() => { IDBObjectStore.prototype.put = globalThis.put }"
FORGET_A_KEY = """() => new Promise((done) => {
  const request = indexedDB.open("tablee")
  request.onsuccess = () => {
    const keys = request.result.transaction("keys", "readwrite").objectStore("keys")
    keys.getAllKeys().onsuccess = ({ target }) => {
      for (const key of target.result) if (!["device", "votes"].includes(key)) keys.delete(key)
    }
    keys.transaction.oncomplete = () => { request.result.close(); done() }
  }
})"""


def another(page: Page, address: str, code: str = "") -> Page:
    """One more page of the same browser at the same address, as a QR code scanned twice opens it."""
    more = page.context.new_page()
    more.goto(f"{address}/participer" + (f"?code={code}" if code else ""))
    expect(more.locator("form.screen").first).to_be_visible()
    return more


def go_on_here(page: Page) -> None:
    """Where another page took over, its one button."""
    page.bring_to_front()
    page.wait_for_timeout(500)
    if page.locator("form.screen.elsewhere").count():
        page.get_by_role("button", name=HERE).click()
    expect(page.locator("form.screen:not(.elsewhere)").first).to_be_visible()


def answer_the_rest(page: Page, number: int = 1) -> None:
    """From this question to the end of the turn."""
    while resident.decide(page) == "question":
        resident.reach(page, number)
        resident.touch(page, 0)
        resident.go_on(page, "question")
        number += 1
    resident.hand_in(page)


def visit_by_nobody(server: Application, room: Room) -> None:
    """A whole visit without a screen: one more person has answered."""
    package = _post(server, "visits", {"code": room.code})
    token = package["visits"][0]["token"]
    _post(server, "consent", {"version": package["consent"]["version"], "age_band": "a30_49"}, token)
    _post(server, "finish", {}, token)


def _post(server: Application, path: str, body: dict[str, object], token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    asked = urllib.request.Request(f"{server.address}/api/{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(asked, timeout=60) as reply:
        said: dict[str, Any] = json.load(reply)
    return said
