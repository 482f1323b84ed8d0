import { pack, type Pack } from 'tar-stream';

/** A tar that is filled while it is drained, so that it need not fit into memory; what cannot be filled ends both. */
export async function writeArchive(steps: {
  fill(archive: Pack): Promise<void>;
  drain(archive: Pack): Promise<void>;
}): Promise<void> {
  const archive = pack();
  const drained = steps.drain(archive);
  const filled = steps.fill(archive).then(
    () => archive.finalize(),
    error => {
      archive.destroy(error);
      throw error;
    },
  );
  await Promise.all([drained, filled]);
}
