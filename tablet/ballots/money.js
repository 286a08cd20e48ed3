// Exact sums of money, as the server writes them: "1200" or "25/2".

import { language } from "../words.js"

const NOTHING = amount("0")

/** @type {(text: string) => Sum} */
export function amount(text) {
  const [over, under = "1"] = String(text).split("/")
  return { over: BigInt(over), under: BigInt(under) }
}

/** @type {(amounts: Sum[]) => Sum} */
export function total(amounts) {
  return amounts.reduce(
    (sum, one) => ({ over: sum.over * one.under + one.over * sum.under, under: sum.under * one.under }),
    NOTHING,
  )
}

/** @type {(sum: Sum, less: Sum) => Sum} */
export function minus(sum, { over, under }) {
  return total([sum, { over: -over, under }])
}

/** @type {(sum: Sum, limit: Sum) => boolean} */
export function exceeds(sum, limit) {
  return minus(sum, limit).over > 0n
}

// As a share of the whole, between 0 and 1: for a bar, not for judging.
/** @type {(sum: Sum, whole: Sum) => number} */
export function share(sum, whole) {
  return whole.over === 0n ? 1 : Math.min(1, number(sum) / number(whole))
}

/** @type {(sum: Sum) => string} */
export function euros(sum) {
  const value = number(sum)
  const digits = Number.isInteger(value) ? 0 : 2
  return value.toLocaleString(language(), {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

/** @type {(sum: Sum) => number} */
function number({ over, under }) {
  return Number(over) / Number(under)
}
