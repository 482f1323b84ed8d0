const { relative } = require('node:path');
const { writeFileSync } = require('node:fs');

const root = process.cwd();

/**
 * One line a suite, and whole what failed. The console of suites that passed is left out: it hides what matters.
 * `RUNNING_SUITES_FILE` always holds the suites that have begun and not ended, for whoever stops a run that hangs.
 */
module.exports = class Reporter {
  running = new Set();

  onTestFileStart({ path }) {
    this.running.add(relative(root, path));
    this.remember();
  }

  onTestFileResult({ path }, result) {
    const name = relative(root, path);
    this.running.delete(name);
    this.remember();
    const failed = result.numFailingTests > 0 || result.testExecError;
    const seconds = (result.perfStats.runtime / 1000).toFixed(1);
    console.error(`${failed ? 'FAIL' : 'pass'} ${name} (${seconds} s)`);
    if (failed) {
      console.error(result.failureMessage ?? '');
      for (const { type, message } of (result.console ?? []).slice(-20)) {
        console.error(`  console.${type}: ${message.slice(0, 2000)}`);
      }
    }
  }

  remember() {
    const file = process.env.RUNNING_SUITES_FILE;
    if (file) {
      writeFileSync(file, JSON.stringify([...this.running]));
    }
  }
};
