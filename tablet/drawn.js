// Pictograms that say how much: no font has them in all their degrees (docs/decisions/0093). Content names them like
// any other, with a degree and the last one: `dots_3_4` is three dots of four, `feeling_1_5` the saddest face of five.

const NAME = /^(dots|plate|feeling|candles)_([0-9])_([1-9])$/
const SVG = "http://www.w3.org/2000/svg"

/** @type {Record<string, { wide?: boolean; draw: (at: number, of: number) => SVGElement[] }>} */
const KINDS = {
  dots: { wide: true, draw: dots },
  plate: { draw: plate },
  feeling: { draw: feeling },
  candles: { draw: candles },
}
const HIGH = 24 // units of a drawing; a wide one has half as many again across
const WIDE = 36

// The drawing of that name, or null: then the name is the font's. It points the way one reads.
/** @type {(name: string) => { node: SVGElement; kind: string } | null} */
export function drawn(name) {
  const [, kind, at, of] = NAME.exec(name) ?? []
  if (!kind || Number(at) > Number(of)) return null
  const { wide, draw } = KINDS[kind]
  const node = shape("svg", { viewBox: `0 0 ${wide ? WIDE : HIGH} ${HIGH}`, width: "100%", height: "100%" })
  node.append(...draw(Number(at), Number(of)))
  return { node, kind: wide ? "drawn wide directed" : "drawn" }
}

// So many of them filled.
/** @type {(at: number, of: number) => SVGElement[]} */
function dots(at, of) {
  const step = WIDE / of
  const r = step * 0.37
  return Array.from({ length: of }, (_, n) => disc((n + 0.5) * step, 12, r, n < at))
}

// A plate seen from above, so many parts of it full.
/** @type {(at: number, of: number) => SVGElement[]} */
function plate(at, of) {
  const turn = (2 * Math.PI * at) / of
  const end = `${(12 + 6.4 * Math.sin(turn)).toFixed(2)} ${(12 - 6.4 * Math.cos(turn)).toFixed(2)}`
  const part = shape("path", { d: `M12 12V5.6A6.4 6.4 0 ${at * 2 > of ? 1 : 0} 1 ${end}Z`, fill: "currentColor" })
  const food = at === of ? [disc(12, 12, 6.4, true)] : at ? [part] : []
  return [disc(12, 12, 10.6), ...food, disc(12, 12, 6.4)]
}

// One face; only the mouth goes from down to up, and no eye is shut or crossed.
/** @type {(at: number, of: number) => SVGElement[]} */
function feeling(at, of) {
  const up = (2 * (at - 1)) / (of - 1) - 1
  const ends = (15.2 - up * 1.3).toFixed(2)
  const mouth = line(`M7.2 ${ends}Q12 ${(15.2 + up * 4.8).toFixed(2)} 16.8 ${ends}`)
  return [disc(12, 12, 10.2), disc(8.6, 9.4, 0.9, true), disc(15.4, 9.4, 0.9, true), mouth]
}

// A cake, and one candle more at each age.
/** @type {(at: number, of: number) => SVGElement[]} */
function candles(at, of) {
  const step = 17 / of
  const lit = Array.from({ length: at }, (_, n) => 12 + (n - (at - 1) / 2) * step)
  const sticks = lit.flatMap((x) => [line(`M${x.toFixed(2)} 8.2V13`), disc(x, 4.4, 0.7, true)])
  return [...sticks, line("M3.5 21V15.5A2.5 2.5 0 0 1 6 13H18A2.5 2.5 0 0 1 20.5 15.5V21"), line("M1.5 21.5H22.5")]
}

/** @type {(x: number, y: number, r: number, full?: boolean) => SVGElement} */
function disc(x, y, r, full = false) {
  const fill = full ? "currentColor" : "none"
  const round = { cx: x.toFixed(2), cy: y, r: r.toFixed(2) }
  return shape("circle", { ...round, fill, stroke: "currentColor", "stroke-width": 1.6 })
}

/** @type {(d: string) => SVGElement} */
function line(d) {
  return shape("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.9, "stroke-linecap": "round" })
}

/** @type {(tag: string, attributes: Record<string, string | number>) => SVGElement} */
function shape(tag, attributes) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag))
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}
