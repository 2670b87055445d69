/** Installs the peers from their registries into `.cache/peers`, each by itself, so that one that fails stops no other. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PEERS_FOLDER = join(import.meta.dirname, '../../.cache/peers');
export const PYTHON = join(PEERS_FOLDER, 'venv/bin/python');
export const NODE_FOLDER = join(PEERS_FOLDER, 'node');

/** The version installed, or why there is none. */
export type Installed = { readonly version: string } | { readonly missing: string };

/**
 * Requirements. lxml has given its cleaner away to a package of its own, which trafilatura's requirements don't find;
 * datatrove names what its sketches need as extras that need far more, and hands xxhash strings, which 4.x refuses.
 */
const PYTHON_PEERS = [
  'lxml_html_clean',
  'trafilatura==2.3.1',
  'resiliparse',
  'gaoya',
  'rensa',
  'datasketch',
  'datatrove',
  'regex',
  'spacy',
  'tokenizers',
  'xxhash==3.8.2',
];
const NODE_PEERS = ['@mozilla/readability', 'linkedom'];

/** What is installed already is left as it is. */
export function installPeers(): ReadonlyMap<string, Installed> {
  mkdirSync(NODE_FOLDER, { recursive: true });
  if (!existsSync(PYTHON)) spawnSync('python3', ['-m', 'venv', join(PEERS_FOLDER, 'venv')]);
  const manifest = join(NODE_FOLDER, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  return new Map([
    ...PYTHON_PEERS.map((name) => [name.split('==')[0] as string, installPython(name)] as const),
    ...NODE_PEERS.map((name) => [name, installNode(name)] as const),
  ]);
}

function installPython(requirement: string): Installed {
  const [name, pinned] = requirement.split('==') as [string, string?];
  const known = pythonVersion(name);
  if (known !== null && (pinned === undefined || known === pinned)) return { version: known };
  const pip = (wanted: string) => spawnSync(PYTHON, ['-m', 'pip', 'install', '--quiet', wanted], { encoding: 'utf8' });
  const first = pip(requirement);
  // Where that version can't be had the newest is better than none; the table says which it was.
  const last = first.status === 0 || pinned === undefined ? first : pip(name);
  const version = pythonVersion(name);
  return version === null ? { missing: lastLine(last.stderr ?? String(last.error)) } : { version };
}

function pythonVersion(name: string): string | null {
  const code = `import importlib.metadata as m; print(m.version(${JSON.stringify(name)}))`;
  const { status, stdout } = spawnSync(PYTHON, ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function installNode(name: string): Installed {
  const manifest = join(NODE_FOLDER, 'node_modules', name, 'package.json');
  const options = { cwd: NODE_FOLDER, encoding: 'utf8' } as const;
  const command = ['install', '--no-audit', '--no-fund', '--ignore-scripts', name];
  const done = existsSync(manifest) ? null : spawnSync('npm', command, options);
  if (!existsSync(manifest)) return { missing: lastLine(done?.stderr ?? String(done?.error)) };
  return { version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version };
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? 'it could not be installed';
