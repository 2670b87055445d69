/** Builds dist/ from src/: JavaScript and types by tsc, data files as they are. */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
rmSync('dist', { recursive: true, force: true });
const { status } = spawnSync('node_modules/.bin/tsc', ['--project', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);
for (const file of globSync('**/*.json', { cwd: 'src' })) cpSync(join('src', file), join('dist', file));
