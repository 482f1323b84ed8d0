const NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an orderly stop. A second one while stopping is not needed: servers
 * that do not stop in time are killed.
 */
export function untilStopped(cleanUp) {
  let cleaning;
  let announce;
  const signalled = new Promise(resolve => {
    announce = resolve;
  });
  const once = () => {
    cleaning ??= cleanUp();
    return cleaning;
  };
  for (const signal of Object.keys(NUMBERS)) {
    process.on(signal, () => {
      if (!cleaning) {
        console.log(`\nStopping (${signal}) …`);
      }
      announce(128 + NUMBERS[signal]);
      once();
    });
  }
  return {
    /** Settles with whichever comes first: one of the promises, or the exit code of a signal. */
    race: (...promises) => Promise.race([signalled, ...promises]),
    cleanUp: once,
  };
}
