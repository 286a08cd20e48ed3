// Entry of «Mes réponses».

import { mounting } from "./mounting.js"
import { Receipt } from "./receipt/receipt.js"

const SHEETS = ["frame", "questions", "voice", "ticket", "receipt"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new Receipt(data, sheet))
