import { join } from 'node:path';
import { buildOciArchive } from '../../image';
import type { ActionStandIn } from './ActionCall';

export const setupBuildx: ActionStandIn = {
  name: 'docker/setup-buildx-action',
  async run(call) {
    call.log('The sandbox builds images itself, without Docker.');
    call.setOutput('name', 'sandbox');
  },
};

/** Builds the image as an OCI archive; only `outputs: type=oci,dest=…` is known. */
export const buildPush: ActionStandIn = {
  name: 'docker/build-push-action',
  async run(call) {
    if (call.input('push') === 'true') {
      throw new Error('The sandbox builds to an OCI archive only, not `push`.');
    }
    const output = parseOutput(call.input('outputs'));
    const context = call.path(call.input('context') || '.');
    const { digest } = await buildOciArchive({
      contextDir: context,
      dockerfile: call.input('file')
        ? call.path(call.input('file'))
        : join(context, 'Dockerfile'),
      destination: call.path(output),
      labels: pairs(call.input('labels')),
      buildArgs: pairs(call.input('build-args')),
      log: line => call.log(line),
    });
    call.setOutput('digest', digest);
    call.setOutput('imageid', digest);
    call.log(`Built ${digest}`);
  },
};

function parseOutput(outputs: string): string {
  const fields = pairs(outputs.replaceAll(',', '\n'));
  if (fields.type !== 'oci' || !fields.dest || fields.tar === 'false') {
    throw new Error(
      `The sandbox builds to \`type=oci,dest=<file>\`, not to \`${outputs}\`.`,
    );
  }
  return fields.dest;
}

/** Lines of `name=value`. */
function pairs(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap(line => {
      const at = line.indexOf('=');
      return at > 0
        ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
        : [];
    }),
  );
}
