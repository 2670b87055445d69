/** Whatever has a text in blocks: a draft, an article, a record. */
interface InBlocks {
  readonly blocks: readonly { readonly text: string }[];
}

/** The text as it is compared, searched and shingled: its blocks, one below the other. */
export const textOf = ({ blocks }: InBlocks): string => blocks.map(({ text }) => text).join('\n');

/** The text as it is handed out: its blocks with a blank line between them. */
export const spacedTextOf = ({ blocks }: InBlocks): string => blocks.map(({ text }) => text).join('\n\n');
