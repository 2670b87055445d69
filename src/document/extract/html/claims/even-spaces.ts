const UNEVEN = /\s\s|[^\S ]/;
const SPACES = /\s+/g;

/** Single spaces for runs of white space. Most texts have nothing else, and stay as they are. */
export const evenSpaces = (text: string): string => (UNEVEN.test(text) ? text.replace(SPACES, ' ') : text);
