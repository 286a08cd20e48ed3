// Entry of «Voix».

import { mounting } from "./mounting.js"
import { Recorder } from "./recorder/application.js"

const SHEETS = ["frame", "questions", "voice", "recorder"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new Recorder(data, sheet))
