import { WIDE } from '../../text/wide.ts';

const TEXT_LENGTH = 60;
const TEXT_LENGTH_WIDE = 30;

/** As long as a line of running text is at least. */
export const hasTextLength = (text: string): boolean =>
  text.length >= TEXT_LENGTH || (text.length >= TEXT_LENGTH_WIDE && WIDE.test(text));
