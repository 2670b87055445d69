/** The way of one document, stage by stage. */
import type { RawDocument } from '../../src/article.ts';
import type { LoadedConfig } from '../../src/config/load-config.ts';
import { createClean } from '../../src/document/clean/clean-draft.ts';
import { toCleanLine } from '../../src/document/clean-line.ts';
import { createExtract } from '../../src/document/extract/extract-document.ts';
import { collectClaims } from '../../src/document/extract/html/claims/collect-claims.ts';
import { decideBlocks } from '../../src/document/extract/html/decide/decide-blocks.ts';
import { createJudge } from '../../src/document/extract/html/judge/judge-blocks.ts';
import { measurePage } from '../../src/document/extract/html/measure/measure-page.ts';
import model from '../../src/document/extract/html/model.json' with { type: 'json' };
import { findCharset } from '../../src/document/extract/html/parse/find-charset.ts';
import { parsePage } from '../../src/document/extract/html/parse/parse-page.ts';
import { readHead } from '../../src/document/extract/html/parse/read-head.ts';
import { segmentPage } from '../../src/document/extract/html/segment/segment-page.ts';
import { identify } from '../../src/document/identify/identify-article.ts';
import { createNormalise } from '../../src/document/normalise/normalise-draft.ts';
import { createDescribe } from '../../src/document/settle.ts';
import { digestLines } from '../../src/document/survey/digest-lines.ts';
import { toUtf8 } from '../../src/text/encoding/decode-bytes.ts';
import type { Lap } from './measure-laps.ts';

export type Walk = (raw: RawDocument, lap: Lap) => void;

/** Name of the stage that holds all others but reading. */
export const ALL = 'all: clean --no-survey';

/** What only pages go through, taken apart; `extract` holds all of it again. */
function createPageWalk(): Walk {
  const judge = createJudge(model);
  return (raw, lap) => {
    const { bytes } = toUtf8(raw.bytes, raw.charset ?? findCharset(raw.bytes));
    lap('  decode');
    const { root } = parsePage(bytes);
    lap('  parse');
    collectClaims(root, {});
    lap('  claims');
    const measured = measurePage(segmentPage(root), readHead(root));
    lap('  blocks and their measures');
    decideBlocks(measured, judge(measured));
    lap('  features and decision');
  };
}

/** The stages that every document goes through, then all in one go. */
function createDocumentWalk(config: LoadedConfig): Walk {
  const { settings } = config;
  const extract = createExtract(settings);
  const clean = createClean(settings);
  const normalise = createNormalise(settings);
  const describe = createDescribe(settings, config.extensions);
  return (raw, lap) => {
    const draft = extract.apply(raw);
    lap('extract');
    digestLines(draft);
    lap('survey (not in all)');
    const cleaned = clean.apply(draft);
    lap('clean');
    const article = normalise.apply(cleaned);
    lap('normalise');
    identify(article);
    lap('identify (not in all)');
    JSON.stringify(toCleanLine(article));
    lap('write JSON');
    // What a worker does to each document; the watch over it is one for a whole batch.
    JSON.stringify(toCleanLine(describe(extract.apply(raw))));
    lap(ALL);
  };
}

/** @param media what the documents are: pages are taken apart further */
export function createWalk(config: LoadedConfig, media: 'page' | 'text'): Walk {
  const walkDocument = createDocumentWalk(config);
  if (media === 'text') return walkDocument;
  const walkPage = createPageWalk();
  return (raw, lap) => {
    walkPage(raw, lap);
    walkDocument(raw, lap);
  };
}
