import { Command } from 'commander';
import { type CliContext, write } from '../context.ts';
import { examples, jsonOption } from '../shared-options.ts';

export function schemaCommand(context: CliContext): Command {
  return new Command('schema')
    .summary('the JSON Schema of a record')
    .description('Print the JSON Schema that every record of an archive fits.')
    .addOption(jsonOption('the same'))
    .addHelpText('after', examples(['newsmorgue schema > record.schema.json', 'to validate records elsewhere']))
    .action(async () => {
      const library = await context.library();
      await write(context.stdout, `${JSON.stringify(library.recordJsonSchema(), null, 2)}\n`);
    });
}
