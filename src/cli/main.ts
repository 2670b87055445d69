/** The command's entry: nothing here may need a new Node, so that an old one gets a sentence and not a stack. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`newsmorgue needs Node 22.18 or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}

// node:sqlite warns that it is experimental; everything else is worth seeing.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

const { keepCompiled } = await import('./keep-compiled.ts');
keepCompiled(process.env);
const { startProcess } = await import('./start-process.ts');
await startProcess();
