/** Rejects with the message when the work takes longer; the work itself goes on and its end is not awaited. */
export async function withDeadline<T>(
  work: Promise<T>,
  deadlineMs: number,
  message: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work,
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error(message)), deadlineMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
