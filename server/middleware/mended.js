// A piece of the page that the network lost stays lost for the browser, which never asks twice: a page that was being
// drawn when the server stopped would keep English errors in it for ever. It is loaded anew once the server answers,
// unless the tablet is there: it works from memory, and somebody may be writing.
{
  // It stands in a shadow, where no selector of the page finds it.
  window.tableeTablet = () =>
    [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')].some(
      (host) => host.shadowRoot?.querySelector(".tablet"),
    )
  const again = async () => {
    const answered = await fetch("/api/health", { cache: "no-store" }).catch(() => undefined)
    if (!answered?.ok) setTimeout(again, 2000)
    else if (!window.tableeTablet?.()) location.reload()
  }
  addEventListener("vite:preloadError", () => setTimeout(again, 500), { once: true })
}
