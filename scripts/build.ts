/** Builds dist/ from src/: JavaScript and types by tsc, data files as they are. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
rmSync('dist', { recursive: true, force: true });
execFileSync('node_modules/.bin/tsc', ['--project', 'tsconfig.build.json'], { stdio: 'inherit' });
for (const file of globSync('**/*.json', { cwd: 'src' })) cpSync(join('src', file), join('dist', file));
