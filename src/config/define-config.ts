import type { Config } from './config-schema.ts';

/** Gives `pipeline.config.ts` its types: `export default defineConfig({ … })`. Does nothing at run time. */
export function defineConfig(config: Config): Config {
  return config;
}
