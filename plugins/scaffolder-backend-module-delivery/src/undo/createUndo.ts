import type { Undo } from '../ledger';
import { undoApplications, SETTLING, type Settling } from './undoApplications';
import { undoCatalogFile, undoCatalogLocation } from './undoCatalogLocation';
import { undoEcr } from './undoEcr';
import { undoGitOps } from './undoGitOps';
import { undoProposal } from './undoProposal';
import { undoRepository } from './undoRepository';
import type { Systems } from '../Systems';

/**
 * Undoes a creation, by the ledger and the markers alone. What makes Applications goes before the Applications, and
 * the repository goes last: its page tells people what happened for as long as anything is left.
 */
export function createUndo(deps: Systems, settling: Settling = SETTLING): Undo {
  return async (creation, options) => {
    const { made } = creation;
    const step = async (begun: unknown, undo: () => Promise<unknown>) => {
      options.signal.throwIfAborted();
      if (begun) {
        await undo();
      }
    };
    const began = made.gitops ?? made.applications;
    let ours = true;
    await step(began, async () => {
      ours = await undoGitOps(deps, creation, options);
    });
    await step(began && ours, () =>
      undoApplications(deps, creation, { ...options, settling }),
    );
    await step(began && ours && !made.repository, () =>
      undoCatalogFile(deps, creation, options),
    );
    await step(made.ecr, () => undoEcr(deps, creation, options));
    await step(made.proposal, () => undoProposal(deps, creation, options));
    await step(made.repository, () =>
      undoCatalogLocation(deps, creation, options),
    );
    await step(made.repository, () => undoRepository(deps, creation, options));
  };
}
