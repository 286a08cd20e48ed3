"""Everything that the next person, or a curious one with the developer tools, could find on a tablet."""

from contextlib import suppress

from playwright.sync_api import Page, Request

from domain.workshops.admission import DeviceUnknown
from server.participation.tokens import device_of
from tests.e2e.application import SECRET_KEY

_EVERYTHING = """async () => {
  const bytes = (value) => new TextDecoder("latin1").decode(value)
  const plain = (_, value) => {
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return bytes(value)
    if (value instanceof CryptoKey) return { algorithm: value.algorithm.name, extractable: value.extractable }
    return value
  }
  const ended = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const kept = {}
  for (const { name } of await indexedDB.databases()) {
    const database = await ended(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const source = database.transaction(store).objectStore(store)
      const [keys, values] = [await ended(source.getAllKeys()), await ended(source.getAll())]
      kept[store] = keys.map((key, at) => [key, values[at]])
    }
    database.close()
  }
  const cached = async () => {
    const texts = []
    for (const name of self.caches ? await caches.keys() : []) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text())
    }
    return texts
  }
  const inside = (shadow) => (shadow ? shadow.innerHTML + written(shadow) : "")
  const written = (root) =>
    [...root.querySelectorAll("*")].map((element) => `${element.value} ${inside(element.shadowRoot)}`).join(" ")
  return JSON.stringify({
    kept,
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    history: history.state,
    address: location.href,
    caches: await cached(),
    document: document.documentElement.outerHTML + written(document),
  }, plain)
}"""
_COUNTS = """async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("tablee")
    request.onsuccess = () => resolve(request.result)
  })
  const counts = {}
  for (const store of database.objectStoreNames) {
    const request = database.transaction(store).objectStore(store).getAllKeys()
    const keys = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
    counts[store] = keys.filter((key) => key !== "owner").length
  }
  database.close()
  return counts
}"""


def everything(page: Page) -> str:
    """The document with its shadow roots and fields, every storage, the history's state, what a screen reader meets."""
    text: str = page.evaluate(_EVERYTHING)
    return text + page.locator("body").aria_snapshot()


def counts(page: Page) -> dict[str, int]:
    """How many entries each store of the tablet holds, beside the name of the live page."""
    found: dict[str, int] = page.evaluate(_COUNTS)
    return found


def bearer(request: Request) -> list[str]:
    """The token of a turn or a ballot that a request carries; a device's own says nothing of whoever holds it."""
    said = request.headers.get("authorization", "").removeprefix("Bearer ")
    with suppress(DeviceUnknown):
        device_of(SECRET_KEY, said)
        return []
    return [said] if said else []
