/** What claims say of a page by where they stand and what they call it. */

const ARTICLE_TYPE = /article|posting|report|review$/i;
const MACHINE = /^(?:json-ld|meta|microdata|rdfa)/;

/** Of a claimed type: an article by any of its names. */
export const isArticleType = (type: string): boolean => ARTICLE_TYPE.test(type);

/** Of where a claim is from: written for machines, not printed. */
export const isForMachines = (from: string): boolean => MACHINE.test(from);

/** Of where a claim is from: the page itself says so, in its links, too, and not the dump that it came in. */
export const isPagesOwn = (from: string): boolean => from.startsWith('link') || isForMachines(from);
