/** The folders that browsers make beside a page they save, with its scripts, styles, pictures and frames. */
interface NamedPlace {
  readonly path: string;
}

/** What is put behind the page's name, by the browser's language. */
const FOLDER = /(?:_files|_fichiers|_archivos|_bestanden|-Dateien|-filer)$/;
/** What a browser puts there; a folder of pages alone is somebody's own. */
const RESOURCE = /\.(?:css|m?js|download|png|jpe?g|gif|svg|webp|avif|ico|woff2?)$/i;
const PAGE = /\.(?:x?html?|mht|mhtml)$/i;

/** The names of pages among these, without their extensions. */
export function pageStems(entries: readonly NamedPlace[]): ReadonlySet<string> {
  return new Set(entries.filter(({ path }) => PAGE.test(path)).map(({ path }) => path.replace(PAGE, '')));
}

/** Whether a name is that of the folder that belongs to a page beside it. */
export const isNamedForPage = ({ path }: NamedPlace, stems: ReadonlySet<string>): boolean =>
  FOLDER.test(path) && stems.has(path.replace(FOLDER, ''));

export const holdsResources = (entries: readonly NamedPlace[]): boolean =>
  entries.some(({ path }) => RESOURCE.test(path));
