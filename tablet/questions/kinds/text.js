// A few words.

import { kinds } from "../kinds.js"
import { draw } from "../writing.js"

kinds.text = { draw, tell: (_, value) => [value] }
