// Entry of the partners' desk.

import { Desk } from "./desk/application.js"
import { mounting } from "./mounting.js"

const SHEETS = ["frame", "questions", "voice", "answers", "desk"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new Desk(data, sheet))
