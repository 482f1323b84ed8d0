const startedAt = Date.now();

const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Shows a long step while it runs and how long it took. On a terminal the time ticks. */
export async function step(label, work) {
  const begun = Date.now();
  const live = process.stdout.isTTY;
  const draw = () => process.stdout.write(`\r… ${label} (${seconds(begun)})`);
  const timer = live ? setInterval(draw, 500) : undefined;
  if (live) {
    draw();
  } else {
    console.log(`… ${label}`);
  }
  const finish = (sign, note = '') => {
    clearInterval(timer);
    console.log(
      `${live ? '\r' : ''}${sign} ${label} (${seconds(begun)})${note}`,
    );
  };
  try {
    const result = await work();
    finish('✓');
    return result;
  } catch (error) {
    finish('✗');
    throw error;
  }
}

/** How long the launcher has been at work. */
export const elapsed = () => seconds(startedAt);
