// What is cut on a screen that is drawn: words wider or taller than a box around them, broken in the middle, drawn over
// one another, behind an edge, in a window of which nothing is left, or gone on out of sight without a sign.

const SLACK = 0.3 // of the letters' size: a line is less high than what its font claims
const CLOSE = 1.5 // CSS pixels that nobody sees
const RING = 7 // CSS pixels: the focus ring and its distance
const LEAST = 0.38 // of the window, for what scrolls inside it
const PEEK = 24 // CSS pixels of a line that are seen
const MISSED = 4 // CSS pixels of a line that nobody misses
const NARROW = 70 // CSS pixels: a bar that shows nothing

const RINGED = "button, a, input.code, input.pin, input.figure, textarea, label.card"

/** @type {Map<Element, any>} */
let styles = new Map()

// [{kind, where, text}]: each fault once.
export function faults(root) {
  styles = new Map()
  const found = new Map()
  const note = (kind, element, text) => {
    const fault = { kind, where: named(element), text: text.slice(0, 60) }
    found.set(Object.values(fault).join(" "), fault)
  }
  const texts = textsOf(root)
  said(root, texts, note)
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (element.tagName === "STYLE" || !visible(element)) continue
    for (const check of CHECKS) check({ root, element, style: styleOf(element), texts, note })
  }
  return [...found.values()]
}

function said(root, texts, note) {
  for (const { node, parent, box, text, size, lines } of texts) {
    inside(root, parent, box, size * SLACK, (kind, where) => note(kind, where, text))
    for (const word of lines > 1 ? broken(node) : []) note("broken", parent, word)
  }
  for (const [one, two] of overlaps(texts)) note("over", one.parent, `${one.text} / ${two.text}`)
}

const CHECKS = [pictured, cut, entered, sideways, ringed, crushed, cramped, goesOn]

function pictured({ root, element, note }) {
  if (!element.matches("img, .icon") || element.closest(".onward")) return
  const told = (kind, where) => note(`picture ${kind}`, where, element.textContent || "image")
  inside(root, element.parentElement, element.getBoundingClientRect(), CLOSE, told)
}

function cut({ element, style, note }) {
  if (!clips(style) || scrolls(style.overflowY) || element.matches(".icon, textarea")) return
  if (element.scrollHeight > element.clientHeight + 3) note("cut", element, element.textContent)
}

// What one has written is longer than its field.
function entered({ element, note }) {
  if (!element.matches("input:not([type=radio], [type=checkbox])")) return
  if (element.scrollWidth > element.clientWidth + 1) note("wider", element, element.value)
}

function sideways({ element, style, note }) {
  if (scrolls(style.overflowX) && element.scrollWidth > element.clientWidth + 1) note("sideways", element, "")
}

function crushed({ element, note }) {
  if (element.matches(".progress .bar") && element.clientWidth < NARROW) note("crushed", element, "")
}

function overflows(element, { overflowY }) {
  return scrolls(overflowY) && !element.matches("textarea") && element.scrollHeight > element.clientHeight + 2
}

function cramped({ element, style, note }) {
  if (!overflows(element, style) || element.clientHeight >= LEAST * innerHeight) return
  note("no room", element, `${element.clientHeight}/${element.scrollHeight}`)
}

// Words of the idea, or of its buttons, are below the edge, and nothing says so.
function goesOn({ root, element, style, texts, note }) {
  if (!overflows(element, style)) return
  const end = Math.min(element.getBoundingClientRect().bottom, innerHeight)
  const wanted = texts.filter(({ parent }) => parent.closest(".idea, .actions") && element.contains(parent))
  const sign = root.querySelector(".onward")
  const unseen = wanted.some(({ box }) => box.top > end - PEEK && box.bottom > end + MISSED)
  if (!unseen || (sign && !sign.hidden && visible(sign))) return
  note("no sign", element, `${element.clientHeight}/${element.scrollHeight}`)
}

function styleOf(element) {
  if (!styles.has(element)) styles.set(element, getComputedStyle(element))
  return styles.get(element)
}

function visible(element) {
  return element.checkVisibility({ visibilityProperty: true }) && !element.closest(".aside")
}

const scrolls = (overflow) => overflow === "auto" || overflow === "scroll"
const clips = ({ overflowX, overflowY }) => overflowX !== "visible" || overflowY !== "visible"
const boxed = ({ display }) => display !== "inline" && display !== "contents"

function named(element) {
  const own = `${element.tagName.toLowerCase()}.${[...element.classList].join(".")}`
  const around = element.parentElement?.closest("[class]")
  return around ? `${around.tagName.toLowerCase()}.${[...around.classList].join(".")} ${own}` : own
}

// Every text that is seen, with the box of its lines.
function textsOf(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const found = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    if (!node.data.trim() || parent.closest("style, .icon") || !visible(parent)) continue
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
    if (!lines.length) continue
    const size = Number.parseFloat(styleOf(parent).fontSize)
    const tops = new Set(lines.map(({ top }) => Math.round(top / size)))
    const text = node.data.trim()
    found.push({ node, parent, box: union(lines), rects: lines, lines: tops.size, text, size })
  }
  return found
}

function union(rects) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { left, top, right, bottom } of rects) {
    box.left = Math.min(box.left, left)
    box.top = Math.min(box.top, top)
    box.right = Math.max(box.right, right)
    box.bottom = Math.max(box.bottom, bottom)
  }
  return box
}

// Within every box around it; beyond one that scrolls, only its width counts.
function inside(root, parent, box, slack, note) {
  let upright = true
  for (let around = parent; around; around = around.parentElement) {
    const style = styleOf(around)
    if (boxed(style)) {
      const edge = around.getBoundingClientRect()
      if (box.left < edge.left - CLOSE || box.right > edge.right + CLOSE) return note("wider", around)
      if (upright && scrolls(style.overflowY)) upright = false
      const within = box.top >= edge.top - slack && box.bottom <= edge.bottom + slack
      if (upright && !within) return note("taller", around)
    }
    if (around === root) return undefined
  }
  return undefined
}

// Words that stand on two lines.
function broken(node) {
  const range = document.createRange()
  return [...node.data.matchAll(/[^\s\u200b]+/gu)]
    .filter(({ 0: word }) => word.length > 1)
    .filter(({ 0: word, index }) => {
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))
      return Math.max(...tops) - Math.min(...tops) > 8
    })
    .map(([word]) => word)
}

function overlaps(texts) {
  const free = texts.filter(({ parent }) => !stuck(parent))
  const seen = free.map((each) => ({ ...each, rects: each.rects.flatMap((rect) => clipped(each.parent, rect)) }))
  const touch = (one, two) => one.rects.some((a) => two.rects.some((b) => across(a, b, Math.min(one.size, two.size))))
  return seen.flatMap((one, at) => seen.slice(at + 1).filter((two) => touch(one, two)).map((two) => [one, two]))
}

function across(a, b, size) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 2 && height > size * 0.45
}

// Laid over the others on purpose.
function stuck(element) {
  for (let around = element; around; around = around.parentElement)
    if (styleOf(around).position === "sticky") return true
  return false
}

// What of it is seen through the windows around it.
function clipped(parent, rect) {
  const box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }
  for (let around = parent; around; around = around.parentElement) {
    if (!clips(styleOf(around))) continue
    const edge = around.getBoundingClientRect()
    box.left = Math.max(box.left, edge.left)
    box.right = Math.min(box.right, edge.right)
    box.top = Math.max(box.top, edge.top)
    box.bottom = Math.min(box.bottom, edge.bottom)
  }
  return box.right > box.left && box.bottom > box.top ? [box] : []
}

// A focus ring stays whole to the left and to the right.
function ringed({ root, element, note }) {
  if (!element.matches(RINGED)) return
  const box = element.getBoundingClientRect()
  const edges = [{ left: 0, right: innerWidth }]
  for (let around = element.parentElement; around && around !== root; around = around.parentElement)
    if (clips(styleOf(around))) edges.push(around.getBoundingClientRect())
  const whole = ({ left, right }) => box.left - RING >= left - CLOSE && box.right + RING <= right + CLOSE
  if (!edges.every(whole)) note("ring", element, element.textContent)
}
