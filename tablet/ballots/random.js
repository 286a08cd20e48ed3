// Fair chance: what is read first on a ballot would otherwise gain votes.

// A whole number under `limit` (256 at most), each as often: the end of a byte's range would favour the small ones.
/** @type {(limit: number) => number} */
export function below(limit) {
  const fair = 256 - (256 % limit)
  let [byte] = crypto.getRandomValues(new Uint8Array(1))
  while (byte >= fair) [byte] = crypto.getRandomValues(new Uint8Array(1))
  return byte % limit
}

// The paper with its options in an order drawn here; as it is when its order means something.
/** @type {(paper: Paper) => Paper} */
export function shuffled(paper) {
  if (!paper.shuffled) return paper
  const options = [...paper.options]
  for (let last = options.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    ;[options[last], options[other]] = [options[other], options[last]]
  }
  return { ...paper, options }
}
