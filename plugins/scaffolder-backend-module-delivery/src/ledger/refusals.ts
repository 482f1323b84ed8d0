import { ConflictError } from '@backstage/errors';
import type { Creation } from './Creation';

/** Why an action may not go on with a creation, with the way out. */
export function refusal(creation: Creation): ConflictError {
  const { service, state, taskId } = creation;
  switch (state) {
    case 'done':
      return new ConflictError(
        `Ledger: the creation of "${service}" by task ${taskId} is complete; nothing more may be added to it. Change the service on its own page instead.`,
      );
    case 'cleaning':
      return new ConflictError(
        `Ledger: the creation of "${service}" by task ${taskId} is being undone and cannot go on. Wait until the name is free again (about a minute), then choose "Start over" and press Create again.`,
      );
    case 'cleaned':
      return new ConflictError(
        `Ledger: the creation of "${service}" by task ${taskId} was undone, so that a retry has nothing to go on with. Choose "Start over" and press Create again.`,
      );
    default:
      return new ConflictError(
        `Ledger: the creation of "${service}" belongs to task ${taskId}, which is still at work. Wait for it to end, or choose another name.`,
      );
  }
}

/** Why a name cannot be claimed while another creation holds it. */
export function nameTaken(holder: Creation): ConflictError {
  const { service, state, taskId } = holder;
  switch (state) {
    case 'done':
      return new ConflictError(
        `Ledger: the service "${service}" exists already (created by task ${taskId}). Choose another name, or decommission that service first.`,
      );
    case 'cleaning':
      return new ConflictError(
        `Ledger: an earlier creation of "${service}" (task ${taskId}) is being undone. Press Create again in about a minute, or choose another name.`,
      );
    default:
      return new ConflictError(
        `Ledger: task ${taskId} is creating a service named "${service}" right now. Choose another name.`,
      );
  }
}

/** An action was reached without a claim. */
export function noClaim(service: string, taskId: string): ConflictError {
  return new ConflictError(
    `Ledger: task ${taskId} has not claimed the name "${service}". Put a step with delivery:preflight and the same name before this one in the template.`,
  );
}
