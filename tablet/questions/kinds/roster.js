// A roster: the same choices for each actor of the territory; one that is missing may be proposed.

import { kinds } from "../kinds.js"
import { chosen, rows, tell } from "../rows.js"

kinds.roster = { rows, tell, chosen, proposes: true }
