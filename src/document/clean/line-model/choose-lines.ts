/**
 * The lines of a page are wrongly believed together: with the odds lowered by so much (e to the 0.2) the cut is best on sites
 * that the model hasn't seen (training/text).
 */
const DOUBT = 1.22;

/**
 * Which lines to keep: the most probable ones, as many as give the highest expected F1
 * (Lipton, Elkan, Naryanaswamy 2014: optimal thresholding; here on one document's own probabilities).
 */
export function chooseLines(scores: Float64Array): boolean[] {
  const probabilities = scores.map((score) => score / (score + (1 - score) * DOUBT));
  const order = Array.from(probabilities.keys()).sort(
    (a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b,
  );
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  let [hits, best, kept] = [0, -1, 0];
  for (const [rank, i] of order.entries()) {
    hits += probabilities[i] as number;
    const expected = (2 * hits) / (rank + 1 + total);
    if (expected > best) [best, kept] = [expected, rank + 1];
  }
  const keep = Array.from(probabilities, () => false);
  for (const i of order.slice(0, kept)) keep[i] = true;
  return keep;
}
