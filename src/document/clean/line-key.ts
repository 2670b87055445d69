import { foldLine } from '../../text/fold-line.ts';

/** Letters, marks, digits; everything else around a line is decoration: `- Advertisement -`, `→ Read more »`. */
const AROUND = /^[^\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$/gu;

/** A line as rules compare it: folded, without the punctuation around it. */
export const lineKey = (text: string): string => foldLine(text).replace(AROUND, '');
