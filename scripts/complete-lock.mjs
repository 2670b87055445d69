/**
 * Adds to package-lock.json the packages for other platforms that npm left out of it: it does so when it couldn't
 * look them up, and `npm ci` then refuses the lock. They stand in it without a digest, and are installed only where they fit.
 * For whoever changes a dependency: `npm install … && node scripts/complete-lock.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PLATFORM = /(?:^|[-/])(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?=-|$)/;
const PROCESSOR = /-(arm64|armv7|arm|x64|ia32|ppc64|riscv64|s390x|loong64|wasm32|mips64el)(?=-|$)/;
const MUSL = /musl/;
const GLIBC = /-gnu/;

const path = join(process.argv[2] ?? '.', 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(parent, name)) continue;
    lock.packages[`node_modules/${name}`] = describe(name, version, entry.dev === true);
    console.log(`${parent} → ${name} ${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);

/** Whether npm finds `name` from `parent`: beside it, or in a node_modules further up. */
function isLocked(parent, name) {
  const folders = parent
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['node_modules', ...folders.map((folder) => `${folder}/node_modules`)].some(
    (folder) => `${folder}/${name}` in lock.packages,
  );
}

function describe(name, version, dev) {
  const [, os] = PLATFORM.exec(name) ?? [];
  const [, cpu] = PROCESSOR.exec(name) ?? [];
  const libc = MUSL.test(name) ? 'musl' : GLIBC.test(name) && os === 'linux' ? 'glibc' : undefined;
  return {
    version,
    ...(cpu && { cpu: [cpu === 'armv7' ? 'arm' : cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}
