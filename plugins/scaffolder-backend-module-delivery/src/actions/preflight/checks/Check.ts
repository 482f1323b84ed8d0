import type { Systems } from '../../../Systems';
import type { PreflightInput } from '../checkInput';

export interface CheckInput extends PreflightInput {
  taskId: string;
  /** Whether the repository is to be made, or is there already. */
  repository: 'new' | 'existing';
  /** This very task has claimed the name before, so that what exists may be its own. */
  own: boolean;
}

/** What stands in the way in one system, a sentence each with the remedy. Throws where the system does not say. */
export type Check = (systems: Systems, input: CheckInput) => Promise<string[]>;
