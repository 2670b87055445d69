/** A vitest reporter that writes down, for run-checks.ts, what ran and what did not. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

export interface TestAccount {
  readonly files: readonly string[];
  readonly passed: number;
  readonly failed: number;
  /** Files that could not be collected, and errors outside of any test. */
  readonly errors: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string | null }[];
}

/** Where the account goes is told by the environment, because vitest starts the reporter itself. */
export const ACCOUNT_PATH = 'NEWSMORGUE_TEST_ACCOUNT';

/** A class by default export, because that is how vitest loads a reporter named on its command line. */
export default class AccountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env[ACCOUNT_PATH];
    if (path !== undefined) writeFileSync(path, JSON.stringify(accountFor(modules, unhandledErrors.length)));
  }
}

function accountFor(modules: readonly TestModule[], unhandled: number): TestAccount {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  return {
    files: modules.map((module) => module.moduleId),
    passed: inState('passed').length,
    failed: inState('failed').length,
    errors: unhandled + modules.filter(couldNotRun).length,
    skipped: [...inState('skipped'), ...inState('pending')].map((test) => ({
      name: test.fullName,
      reason: skipReason(test),
    })),
  };
}

/** Also a file without any test: somebody meant to test something there. */
function couldNotRun(module: TestModule): boolean {
  const suiteErrors = [...module.children.allSuites()].some((suite) => suite.errors().length > 0);
  return module.errors().length > 0 || suiteErrors || module.children.size === 0;
}

function skipReason(test: TestCase): string | null {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || null;
}
