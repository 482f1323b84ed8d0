const NUMBERS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };

const PARENT_CHECK_MS = 500;

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an orderly stop, and likewise the end of the process that started this
 * one: npm passes a signal to its shell alone, and the shell takes it to the grave. A second signal while stopping is not
 * needed: servers that do not stop in time are killed.
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
  const stop = (why, code) => {
    if (!cleaning) {
      console.log(`\nStopping (${why}) …`);
    }
    announce(code);
    once();
  };
  for (const signal of Object.keys(NUMBERS)) {
    process.on(signal, () => stop(signal, 128 + NUMBERS[signal]));
  }
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      stop('its parent has ended', 128 + NUMBERS.SIGHUP);
    }
  }, PARENT_CHECK_MS);
  watch.unref();
  return {
    /** Settles with whichever comes first: one of the promises, or the exit code of a signal. */
    race: (...promises) => Promise.race([signalled, ...promises]),
    cleanUp: once,
  };
}
