/** @param {Component<{ words: string }>} component */
export default function ({ data, parentElement }) {
  const line = /** @type {HTMLElement} */ (parentElement.querySelector("p"))
  line.textContent = data.words
  /** @type {Element | null} */
  let frame = /** @type {ShadowRoot} */ (parentElement.getRootNode()).host ?? parentElement
  while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement
  if (!frame) return undefined
  const found = frame
  // Said only where the picture is wider than its frame, which a turned tablet changes.
  const look = () => { line.hidden = found.scrollWidth <= found.clientWidth + 1 }
  const watch = new ResizeObserver(look)
  for (const each of [frame, ...frame.children]) watch.observe(each)
  look()
  return () => watch.disconnect()
}
