/** What programs write of themselves, line by line. */
const STAMPED =
  /^\[?(?:\d{4}[-/]\d\d[-/]\d\d|\w{3} {1,2}\d{1,2})[T ]\d\d:\d\d:\d\d\S{0,12}\]?\s{1,4}\S{0,40}\s{0,4}[[(<]?(?:trace|debug|info|notice|warn|warning|error|err|fatal|critical)\b/i;
const REQUEST = /^\S{1,200} \S{1,80} \S{1,80} \[[^\]]{10,60}\] "[A-Z]{3,10} /;
const LINES = 40;
/** Fewer might be quoted by an article that is nothing else. */
const ENOUGH = 3;
const CUT = 1000;

/** Whether each of a text's first lines is one of a log. */
export function isLog(text: string): boolean {
  const lines = text
    .slice(0, 32_768)
    .split('\n', LINES + 1)
    .slice(0, LINES);
  const filled = lines.map((line) => line.trim().slice(0, CUT)).filter((line) => line !== '');
  return filled.length >= ENOUGH && filled.every((line) => STAMPED.test(line) || REQUEST.test(line));
}
