'use strict';

/** An end that was foreseen: a message for people and an exit code. */
class Exit extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Something the real tool does and the stand-in does not. */
function unsupported(what, code = 1) {
  return new Exit(
    `${what} is not something that the sandbox's stand-in does`,
    code,
  );
}

/** Runs a tool's main function; errors go to standard error in the tool's own way. */
async function run(name, tool) {
  try {
    await tool.main(process.argv.slice(2));
  } catch (error) {
    const known = error instanceof Exit;
    const format = tool.formatError || (message => `Error: ${message}`);
    const message = known ? error.message : describe(error);
    process.stderr.write(`${format(message)}\n`);
    process.exitCode = known ? error.code : tool.failureCode || 1;
  }
}

function describe(error) {
  const cause =
    error && error.cause && (error.cause.code || error.cause.message);
  return cause ? `${error.message}: ${cause}` : String(error && error.message);
}

module.exports = { Exit, run, unsupported };
