// One choice among several.

import { ticked } from "../chosen.js"
import { kinds } from "../kinds.js"
import { radios, tell } from "../radios.js"

kinds.single = { draw: (question, value, change) => radios(question, value, change), tell, chosen: ticked }
