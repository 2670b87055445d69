/** What is measured is newsmorgue as it comes, whatever the configuration of the folder it is started in. */
import { defineConfig } from '../src/config/define-config.ts';

export default defineConfig({});
