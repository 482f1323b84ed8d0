import type { ActionStandIn } from './ActionCall';

/** Caches of package managers are shared by all jobs of the sandbox already. */
export const cache: ActionStandIn = {
  name: 'actions/cache',
  async run(call) {
    call.log(
      'The sandbox keeps the caches of package managers itself; nothing is restored.',
    );
    call.setOutput('cache-hit', 'false');
  },
};
