/** Something that the person at the terminal can put right: shown without a stack. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} [remedy] the way out
   */
  constructor(message, remedy) {
    super(remedy ? `${message}\n  → ${remedy}` : message);
    this.name = 'Problem';
  }
}

/** Runs a command's main function; a Problem is shown as a sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(
      error instanceof Problem ? `\n✗ ${error.message}` : error.stack ?? error,
    );
    process.exitCode = 1;
  }
}
