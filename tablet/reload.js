// What a reload without network needs, kept beside worker.js: a page that holds the same tablet without Streamlit, its
// modules, styles, letters and words. Nothing of a person or a workshop is in it.

const PAGE = "/participer"
const WORKER = "/assets/tablet/worker.js"
const CACHE = "tablee-" // and the version
const LETTERS = ["Material Symbols Rounded", "Source Sans"]
const COLOURS = /--st-[\w-]+/g // what the styles take from Streamlit

/** @type {(data: any, root: HTMLElement, styles: URL) => Promise<void>} */
export async function keepForReload(data, root, styles) {
  if (!isSecureContext || !navigator.serviceWorker || document.documentElement.dataset.kept) return
  const name = `${CACHE}${data.version}`
  const cache = await caches.open(name)
  const css = await (await fetch(styles)).text()
  const faces = [...document.styleSheets].flatMap(facesOf)
  await cache.addAll([import.meta.url, styles.href, ...faces.map(({ address }) => address)])
  await cache.put(PAGE, await page(data, head(root, css, faces)))
  await navigator.serviceWorker.register(WORKER, { scope: PAGE })
  for (const other of await caches.keys()) {
    if (other.startsWith(CACHE) && other !== name) await caches.delete(other)
  }
}

// The same policy as the page that the server sends.
/** @type {(data: any, head: string) => Promise<Response>} */
async function page(data, head) {
  const { headers } = await fetch(PAGE)
  const policy = "content-security-policy"
  const given = JSON.stringify({ ...data, code: "", own: false }).replaceAll("<", "\\u003c")
  const body = `<!doctype html><html lang="fr" data-kept="true"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${document.title}</title>
${head}</head><body><main></main>
<script type="module">import { mount } from ${JSON.stringify(import.meta.url)}
const code = new URLSearchParams(location.search).get("code") ?? ""
mount(document.querySelector("main").attachShadow({ mode: "open" }), { ...${given}, code })
</script></body></html>`
  return new Response(body, {
    headers: { "content-type": "text/html; charset=utf-8", [policy]: headers.get(policy) ?? "default-src 'self'" },
  })
}

/** @type {(root: HTMLElement, css: string, faces: Face[]) => string} */
function head(root, css, faces) {
  const seen = getComputedStyle(root)
  const colours = [...new Set(css.match(COLOURS))].map((name) => `${name}: ${seen.getPropertyValue(name)};`)
  const letters = faces.map(({ family, weight, address }) =>
    `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(${JSON.stringify(address)}) }`,
  )
  return `<style>${letters.join("\n")}\n:root { ${colours.join(" ")} }\nbody { margin: 0 }</style>`
}

// The letters that a style sheet of Streamlit's brings. One of another origin, which nobody may read, brings none.
/** @type {(sheet: CSSStyleSheet) => Face[]} */
function facesOf(sheet) {
  return [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return []
    const family = rule.style.getPropertyValue("font-family")
    const [, address] = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src")) ?? []
    if (!address || !LETTERS.includes(family.replaceAll(/['"]/g, ""))) return []
    const weight = rule.style.getPropertyValue("font-weight") || "400"
    return [{ family, weight, address: new URL(address, sheet.href ?? document.baseURI).href }]
  })
}
