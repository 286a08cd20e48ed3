// A link card: twelve digits on paper, which pair what somebody says now with what they say at another wave. Typed
// before the consent, sent after it, then forgotten here: nothing of it comes back, nor is it shown again. Two of its
// digits check the others (domain/participation/cards.py), so that a mistake is noticed without network.

export const LINKING = "/api/consent/card"
export const DIGITS = 12
const GROUP = /(\d{4})(?=\d)/g
const MODULUS = 97

// It goes before any answer. Nobody hears whether it had been typed before.
/** @type {(visit: Visit) => Promise<void>} */
export function link(visit) {
  const { card } = visit
  visit.card = ""
  return visit.first(LINKING, { card })
}

// Whether these digits are a card's: else it is a typing mistake.
/** @type {(digits: string) => boolean} */
export function checks(digits) {
  if (!/^\d{12}$/.test(digits)) return false
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % MODULUS, 0) === 1
}

// As it is printed.
/** @type {(digits: string) => string} */
export function grouped(digits) {
  return digits.replace(GROUP, "$1 ")
}
