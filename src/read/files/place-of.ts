import { hash } from 'node:crypto';
import { resolve } from 'node:path';

const PLACE_DIGITS = 32;

/** The digest of a file's absolute path: accounts say whether it is the same place, and not how folders are called. */
export const placeOf = (path: string): string => hash('sha256', resolve(path)).slice(0, PLACE_DIGITS);
