// Answers a reload of «Participer» without network, where a secure context allows a service worker. The network always
// comes first; what it does not give is taken from what reload.js kept. Never anything of the API: what is sent and
// streamed goes its own way. A classic script, served as it is: not every browser takes modules here.

/** @type {any} */
const worker = self
const PAGE = "/participer"
const PATIENCE = 8_000 // milliseconds that somebody looks at an empty page
const OURS = ["/assets/tablet/", "/static/"]

worker.addEventListener("install", () => worker.skipWaiting())

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (origin !== location.origin || event.request.method !== "GET") return
  if (event.request.mode === "navigate" && pathname === PAGE) event.respondWith(page(event.request))
  else if (OURS.some((folder) => pathname.startsWith(folder))) event.respondWith(piece(event.request))
})

/** @type {(request: Request) => Promise<Response>} */
async function page(request) {
  const kept = await caches.match(PAGE, { ignoreSearch: true })
  if (!kept) return fetch(request)
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE))
  try {
    const answer = await Promise.race([fetch(request), late])
    return answer.status < 500 ? answer : kept // a proxy whose server is gone
  } catch {
    return kept
  }
}

/** @type {(request: Request) => Promise<Response>} */
async function piece(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true })
    if (!kept) throw error
    return kept
  }
}
