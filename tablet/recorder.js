// Entry of «Voix».

import { mounting } from "./mounting.js"
import { Recorder } from "./recorder/recorder.js"

const SHEETS = ["frame", "questions", "voice", "recorder"]

export const mount = mounting(SHEETS, (/** @type {any} */ data, sheet) => new Recorder(data, sheet))
