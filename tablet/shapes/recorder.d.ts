// Shapes known everywhere without an import: what is recorded of a place by whoever lends it a voice.

type Spoken = { name: string; fr: string } // a sentence, by its short name
interface RecordedPlace {
  id: string
  name: string
  sentences: Spoken[]
  recorded: Record<string, Set<string>> // by language, the names of those that are recorded
  stale: Record<string, Set<string>> // of those, the ones that are written otherwise since
}
