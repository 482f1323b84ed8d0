/** Runs a command line's work; what it throws is for people, so only its message is shown. */
export function runMain(main: () => Promise<string[]>): void {
  main().then(
    lines => process.stdout.write(`${lines.join('\n')}\n`),
    error => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
