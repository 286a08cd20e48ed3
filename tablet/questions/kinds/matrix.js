// A matrix: the same choices for each of some rows.

import { kinds } from "../kinds.js"
import { chosen, rows, tell } from "../rows.js"

kinds.matrix = { rows, tell, chosen }
