// What is on a wall: what is cut, drawn over something else, hard to read, or waits for a tap; its smallest letters.
// Sizes are pixels of the screen; those of a chart are what it asks for, times the scale at which it is drawn.
export const measured = () => {
  const EDGE = 1
  const OVER = 0.45 // of the smaller letters: lines are less high than their boxes
  const outside = (box) =>
    box.top < -EDGE || box.left < -EDGE || box.bottom > innerHeight + EDGE || box.right > innerWidth + EDGE
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const up = (each) => each.parentElement ?? each.getRootNode().host
  const [over, taps, dim, charts, texts] = [[], [], [], [], []]

  function zoomed(each) {
    let zoom = 1
    for (let one = each; one; one = up(one)) zoom *= Number(getComputedStyle(one).zoom)
    return zoom
  }

  function scaled(each) {
    const svg = each.ownerSVGElement
    return svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
  }

  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  function rgba(colour) {
    paint.clearRect(0, 0, 1, 1)
    paint.fillStyle = colour
    paint.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data
    return { rgb: [r, g, b], a: a / 255 }
  }
  const mix = (above, below) => below.rgb.map((low, at) => low + (above.rgb[at] - low) * above.a)

  function ground(each) {
    const layers = []
    for (let one = each; one; one = up(one)) {
      const layer = rgba(getComputedStyle(one).backgroundColor)
      layers.push(layer)
      if (layer.a === 1) break
    }
    return layers.reduceRight((below, above) => ({ rgb: mix(above, below) }), { rgb: [255, 255, 255] })
  }

  function luminance({ rgb }) {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  function contrast(each) {
    const below = ground(each)
    const ink = luminance({ rgb: mix(rgba(getComputedStyle(each).color), below) })
    const [low, high] = [ink, luminance(below)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  // A line's box is as high as its font claims; its letters are less.
  function inked({ left, right, top, bottom }, high) {
    const middle = (top + bottom) / 2
    return { left, right, top: middle - 0.45 * high, bottom: middle + 0.45 * high }
  }

  function written(each) {
    const box = each.getBoundingClientRect()
    const nodes = [...each.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim())
    if (!nodes.length || box.width < 2 || box.height < 2) return
    const style = getComputedStyle(each)
    const high = Number.parseFloat(style.fontSize) * (each.ownerSVGElement ? scaled(each) : zoomed(each))
    const clipped = each.clientWidth && each.scrollWidth > each.clientWidth + 2 && style.overflowX === "hidden"
    for (const node of nodes) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = node.textContent.trim()
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0)
      if (clipped || lines.some(outside) || (each.ownerSVGElement && text.endsWith("…"))) over.push(text.slice(0, 60))
      if (!each.ownerSVGElement) dim.push([Math.round(contrast(each) * 10) / 10, text.slice(0, 40)])
      const icon = style.fontFamily.includes("Symbols")
      texts.push({ text, high, lines: lines.map((line) => inked(line, high)), icon })
    }
  }

  function walk(root) {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot)
      if (!seen(each)) continue
      const box = each.getBoundingClientRect()
      if (/^(CANVAS|IMG|SVG)$/i.test(each.tagName) && outside(box)) over.push(each.tagName)
      if (/^CANVAS$/i.test(each.tagName)) over.push("a canvas, of which no letter is measured")
      if (each.matches("svg.marks")) charts.push(box.height)
      if (/^(BUTTON|SUMMARY|INPUT|SELECT)$/i.test(each.tagName) && box.width > 2) taps.push(each.textContent)
      written(each)
    }
  }

  const touch = (one, two) =>
    one.lines.some((a) => two.lines.some((b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > OVER * Math.min(one.high, two.high)))

  walk(document.querySelector('[data-testid="stMainBlockContainer"]'))
  const main = document.querySelector('[data-testid="stMain"]')
  if (main.scrollHeight > main.clientHeight + 1) over.push("scroll")
  const words = texts.filter(({ icon }) => !icon)
  words.forEach((one, at) => words.slice(at + 1).forEach((two) => {
    if (touch(one, two)) over.push(`${one.text.slice(0, 40)} over ${two.text.slice(0, 40)}`)
  }))
  const small = words.map(({ text, high }) => [Math.round(high * 10) / 10, text.slice(0, 40)])
  const least = (pairs) => pairs.sort((a, b) => a[0] - b[0])[0]
  // None until the wall is fitted.
  const zoom = document.querySelector('[data-testid="stMainBlockContainer"]').style.zoom
  return { zoom, over, taps, charts, smallest: least(small), dimmest: least(dim), letters: small.length }
}
