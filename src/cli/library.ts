/**
 * The library as the commands use it. It is imported on first use: extraction, the schema checks and the store cost
 * half a second, and `--help` needs none of them.
 */
import type { Explanation } from '../report/explanation.ts';
import type { MissingInput, RunProgress, RunReport } from '../report/run-report.ts';

export interface Library {
  run(options: {
    inputs?: readonly string[];
    archive?: string;
    config?: string;
    workers?: number;
    dryRun?: boolean;
    reread?: boolean;
    maxRejects?: string;
    onProgress?: (progress: RunProgress) => void;
    logger?: unknown;
    signal?: AbortSignal;
  }): Promise<RunReport>;
  clean(options: {
    inputs: readonly string[];
    stdin?: AsyncIterable<Uint8Array>;
    config?: string;
    survey: boolean;
    workers?: number;
    /** Told of each named input that can't be opened; the others go on. */
    onMissing?: (input: MissingInput) => void;
    signal?: AbortSignal;
  }): AsyncIterable<object>;
  explainDocument(options: { file: string; config?: string }): AsyncIterable<Explanation>;
  explainRecord(archive: string, id: string): Promise<Explanation>;
  recordJsonSchema(): object;
  loadConfig(path?: string): Promise<{ readonly folder: string; readonly values: { readonly archive: string } }>;
}

const LIBRARY = new URL('../index.ts', import.meta.url);

export async function loadLibrary(): Promise<Library> {
  return (await import(LIBRARY.href)) as Library;
}
