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
/** Node's own code for a promise that nothing can settle any more. */
const UNSETTLED = 13;
// A reader, or a step of the configuration, that waits for what never comes leaves nothing to do. Node ends then with 13,
// which is the code of a damaged archive.
const tellUnsettled = (code: number): void => {
  if (code !== UNSETTLED) return;
  process.stderr.write(
    'newsmorgue: something that was waited for never came: a reader, or a step of the configuration?\n',
  );
  process.exitCode = 1;
};
process.once('exit', tellUnsettled);
const code = await startProcess();
process.off('exit', tellUnsettled);
// A pipe that is still open at the other end must not keep us alive.
process.exit(code);
