"""When words on a page became others: the end of the frame that painted them, in seconds since 1970."""

from playwright.sync_api import Page

# Words are read at the beginning of a frame, and the moment is taken once that frame has been painted.
_WATCH = """selector => {
  const painted = (window.painted = [])
  const here = () => [document, ...[...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot ?? [])]
  let roots = here()
  const found = () => roots.flatMap((root) => [...root.querySelectorAll(selector)]).at(-1)
  const look = () => {
    if (window.painted !== painted) return
    const words = (found() ?? ((roots = here()), found()))?.textContent ?? ""
    if (words !== painted.at(-1)?.[1]) {
      const seen = [0, words]
      painted.push(seen)
      setTimeout(() => (seen[0] = Date.now() / 1_000))
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}"""


def watched(page: Page, selector: str) -> None:
    """From now on, the last element of ``selector``, in shadows too; whatever was looked at before no more."""
    page.evaluate(_WATCH, selector)


def painted(page: Page) -> list[tuple[float, str]]:
    """What it has said, each with the moment since which it was seen; the first one was there before."""
    return [(at, words) for at, words in page.evaluate("window.painted") if at]
