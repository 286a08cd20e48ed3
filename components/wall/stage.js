// The wall is one screen that nobody scrolls or touches: whatever it holds is drawn as large as it fits.
// LETTERS is what makes the page's letters readable at ten metres on a screen of 1920 × 1080.
const LETTERS = 1.4
const WIDE = 1920
const TALL = 1080
const SMALLEST = 0.3
const STEPS = 7
const MARGIN = 16 // px, under and above

/** @type {{ block: HTMLElement, end: () => void } | null} */
let watched = null

/** @param {HTMLElement} block */
function fit(block) {
  const inside = block.firstElementChild
  if (!inside) return
  const largest = LETTERS * Math.min(window.innerWidth / WIDE, window.innerHeight / TALL)
  const fits = (/** @type {number} */ zoom) => {
    block.style.zoom = String(zoom)
    // Heights only: a chart learns its new width later, and until then it would look too wide.
    return inside.getBoundingClientRect().height <= window.innerHeight - 2 * MARGIN
  }
  // What does not fit in the largest letters has smaller titles before it has smaller words.
  const tight = (/** @type {boolean} */ wanted) => {
    block.toggleAttribute("data-tight", wanted)
    return fits(largest)
  }
  if (tight(false) || tight(true)) return
  let low = largest * SMALLEST
  let high = largest
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  block.style.zoom = String(low)
}

function watch() {
  /** @type {HTMLElement | null} */
  const main = document.querySelector('[data-testid="stMain"]')
  /** @type {HTMLElement | null} */
  const block = document.querySelector('[data-testid="stMainBlockContainer"]')
  if (!main || !block || watched?.block === block) return
  watched?.end()
  block.style.padding = `${MARGIN / 2}px 1.5rem`
  block.style.maxWidth = "none"
  main.style.overflow = "hidden"
  let waiting = 0
  const soon = () => {
    cancelAnimationFrame(waiting)
    waiting = requestAnimationFrame(() => fit(block))
  }
  // What is drawn late (a chart) makes its block grow; what is drawn anew may need less room than before.
  const grown = new ResizeObserver(soon)
  const changed = new MutationObserver(soon)
  grown.observe(block.firstElementChild ?? block)
  changed.observe(block, { childList: true, subtree: true, characterData: true })
  window.addEventListener("resize", soon)
  watched = {
    block,
    end: () => {
      grown.disconnect()
      changed.disconnect()
      window.removeEventListener("resize", soon)
      block.style.zoom = ""
      block.style.padding = ""
      block.style.maxWidth = ""
      block.removeAttribute("data-tight")
      main.style.overflow = ""
      watched = null
    },
  }
  soon()
}

export default function () {
  watch()
  return () => watched?.end()
}
