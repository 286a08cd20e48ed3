// Entry of «Voix».

import { mounting } from "./mounting.js"
import { Voices } from "./voices/voices.js"

const SHEETS = ["frame", "questions", "voice", "voices"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new Voices(data, sheet))
