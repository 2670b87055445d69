/**
 * The learned model of whole-page dumps, made by training/text/train.py: boosted trees over line features, first a few that look
 * where the article is, then those that decide, which know what the first say of a line and its surroundings.
 */
import { fillLook, LOOK_FEATURES } from './first-look.ts';
import { type Forest, layOut, probabilities, type TreeData } from './forest.ts';
import { type Lexicon, type LexiconData, readLexicon } from './lexicon.ts';
import { FEATURES, type LineTable } from './line-features.ts';
import model from './trees.json' with { type: 'json' };

/** What train.py writes. */
export interface ModelData {
  readonly features: readonly string[];
  readonly lookFeatures: readonly string[];
  readonly lexicon: LexiconData;
  readonly look: readonly TreeData[];
  readonly trees: readonly TreeData[];
}

export interface LineModel {
  readonly lexicon: Lexicon;
  readonly look: Forest;
  readonly trees: Forest;
}

const NARROW = FEATURES.length;
const WIDE = NARROW + LOOK_FEATURES.length;

/** @throws Error for a model that was trained on other features than the product computes. */
export function readModel(data: ModelData): LineModel {
  checkFeatures('line-features.ts', data.features, FEATURES);
  checkFeatures('first-look.ts', data.lookFeatures, LOOK_FEATURES);
  return { lexicon: readLexicon(data.lexicon), look: layOut(data.look), trees: layOut(data.trees) };
}

function checkFeatures(file: string, trained: readonly string[], computed: readonly string[]): void {
  if (trained.join() === computed.join()) return;
  throw new Error(`trees.json was trained on other features than ${file} computes: train it again (training/text)`);
}

let shipped: LineModel | undefined;

/** The model that ships, laid out when it is first needed. */
export function shippedModel(): LineModel {
  shipped ??= readModel(model);
  return shipped;
}

/** For each line, the probability that it is article text. */
export const scoreLines = (table: LineTable, { look, trees }: LineModel): Float64Array =>
  probabilities(trees, withLook(table, look), WIDE, true);

/** The lines' features, and behind them those of the first look. */
export function withLook({ count, values }: LineTable, look: Forest): Float32Array {
  const rows = new Float32Array(count * WIDE);
  for (let i = 0; i < count; i++) rows.set(values.subarray(i * NARROW, (i + 1) * NARROW), i * WIDE);
  fillLook(probabilities(look, values, NARROW, false), rows, WIDE, NARROW);
  return rows;
}
