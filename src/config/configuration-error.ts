/** A mistake in the configuration or in how a command was called: printed without a stack, exit code 2. */
export class ConfigurationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigurationError';
  }
}
