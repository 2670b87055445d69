const BLANKS = / +/;

/**
 * The words of a list as data holds them: with blanks between, however many. The empty word is in no list; it would be
 * found wherever a text ends.
 */
export const wordList = (text: string): readonly string[] => text.split(BLANKS).filter((word) => word !== '');
