// A scale of five: its steps side by side.

import { ticked } from "../chosen.js"
import { kinds } from "../kinds.js"
import { radios, tell } from "../radios.js"

kinds.scale5 = { draw: (question, value, change) => radios(question, value, change, "scale"), tell, chosen: ticked }
