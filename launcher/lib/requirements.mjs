import { Problem } from './problem.mjs';
import { findTool } from './tools.mjs';

/** What nothing works without. */
export async function requireTools() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Problem(
      `Node.js ${process.versions.node} is too old.`,
      'Install Node.js 20 or later from https://nodejs.org.',
    );
  }
  if (!(await findTool('git', ['--version']))) {
    throw new Problem(
      'git is not on PATH.',
      'Install git: https://git-scm.com/downloads.',
    );
  }
}
