// Entry of the resident's questionnaire.

import { mounting } from "./mounting.js"
import { keepForReload } from "./reload.js"
import { Table } from "./table.js"

export const SHEETS = ["frame", "questions", "voice", "ballots", "ticket"]

/** @type {ReturnType<typeof mounting<any>>} */
export const mount = mounting(SHEETS, (data, sheet) => new Table(data, sheet), keepForReload)
