// Entry of «Mes réponses».

import { mounting } from "./mounting.js"
import { MyAnswers } from "./my_answers/application.js"

const SHEETS = ["frame", "questions", "voice", "ticket", "answers"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new MyAnswers(data, sheet))
