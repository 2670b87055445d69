/** Colours as plain functions, so that a renderer is pure: who calls it decides whether there are any. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly strike: (text: string) => string;
}

/** Opening and closing SGR codes. Each closes only itself, so that paints nest. */
const CODES: Readonly<Record<keyof Paint, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  strike: [9, 29],
};

const plain = (text: string): string => text;
const ansi = ([open, close]: readonly [number, number]) => {
  return (text: string): string => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
};

/** A paint that colours, or one that leaves every text as it is. */
export function createPaint(enabled: boolean): Paint {
  const paint = (name: keyof Paint) => (enabled ? ansi(CODES[name]) : plain);
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    cyan: paint('cyan'),
    strike: paint('strike'),
  };
}

export const PLAIN: Paint = createPaint(false);
