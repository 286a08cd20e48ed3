// Entry of «Mes réponses».

import { mounting } from "./mounting.js"
import { MyAnswers } from "./my_answers/my_answers.js"

const SHEETS = ["frame", "questions", "voice", "ticket", "answers"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new MyAnswers(data, sheet))
