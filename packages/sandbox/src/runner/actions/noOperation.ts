import type { ActionStandIn } from './ActionCall';

/** Actions that only install or announce what the sandbox has anyway. */
export const noOperations: ActionStandIn[] = [
  {
    name: 'sigstore/cosign-installer',
    async run(call) {
      call.log("The sandbox's own cosign is on the search path.");
    },
  },
  {
    name: 'actions/attest',
    async run(call) {
      call.log(
        `The sandbox keeps no attestations; subject ${
          call.input('subject-name') || call.input('subject-path')
        }`,
      );
    },
  },
];
