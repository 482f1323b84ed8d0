import type { Manifest } from '@internal/charts';

/** What a kubelet is told of the one container of a Pod, as far as it matters to the program inside. */
export interface Pod {
  command: string[];
  env: Record<string, string>;
  user: number;
  group: number;
  /** Group of the volumes. */
  volumeGroup: number;
  graceSeconds: number;
  preStopSeconds: number;
  /** Directories that are empty at start. */
  empty: string[];
  /** Directories that keep what is in them. */
  kept: string[];
  /** Files by path. */
  files: Record<string, string>;
  readiness: string[];
  livenessPort: number;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- manifests are plain objects; what is missing fails the proof */

/** Reads the Pod out of rendered manifests; secrets get the values that are given. Throws where the root is writable. */
export function podOf(
  manifests: Manifest[],
  secrets: Record<string, string>,
): Pod {
  const workload: any = manifests.find(({ kind }) =>
    ['StatefulSet', 'Deployment'].includes(kind),
  );
  const { spec } = workload.spec.template;
  const [container] = spec.containers;
  const { securityContext: own } = container;
  if (!own.readOnlyRootFilesystem || own.capabilities.drop[0] !== 'ALL') {
    throw new Error('The container may write to its root, or has capabilities');
  }
  const ports = Object.fromEntries(
    container.ports.map((port: any) => [port.name, port.containerPort]),
  );
  const claims = (workload.spec.volumeClaimTemplates ?? []).map(
    (claim: any) => claim.metadata.name,
  );
  const mounted = (names: string[]) =>
    container.volumeMounts
      .filter((mount: any) => names.includes(mount.name) && !mount.subPath)
      .map((mount: any) => mount.mountPath);
  const emptyDirs = (spec.volumes ?? [])
    .filter((volume: any) => volume.emptyDir)
    .map((volume: any) => volume.name);
  return {
    command: [...(container.command ?? []), ...(container.args ?? [])],
    env: {
      ...Object.fromEntries(
        (container.env ?? []).map((entry: any) => [
          entry.name,
          entry.value ?? resourceOf(entry.valueFrom, container.resources),
        ]),
      ),
      ...secretsOf(manifests, secrets),
    },
    user: spec.securityContext.runAsUser,
    group: spec.securityContext.runAsGroup,
    volumeGroup: spec.securityContext.fsGroup,
    graceSeconds: spec.terminationGracePeriodSeconds,
    preStopSeconds: container.lifecycle?.preStop?.sleep?.seconds ?? 0,
    empty: mounted(emptyDirs),
    kept: mounted(claims),
    files: {},
    readiness: container.readinessProbe.exec.command,
    livenessPort: ports[container.livenessProbe.tcpSocket.port],
  };
}

/** The downward API: a resource in units of its divisor, rounded up. */
function resourceOf(valueFrom: any, resources: any): string {
  const { resource, divisor } = valueFrom.resourceFieldRef;
  const [side, name] = resource.split('.');
  return String(Math.ceil(bytesOf(resources[side][name]) / bytesOf(divisor)));
}

function bytesOf(quantity: string): number {
  const [, number, unit] = /^(\d+)(Ki|Mi|Gi)?$/.exec(quantity)!;
  const powers: Record<string, number> = { Ki: 1, Mi: 2, Gi: 3 };
  return Number(number) * 1024 ** (powers[unit] ?? 0);
}

/** What the External Secrets Operator would make: every key that the manifests name, and no other. */
function secretsOf(
  manifests: Manifest[],
  values: Record<string, string>,
): Record<string, string> {
  const secret: any = manifests.find(({ kind }) => kind === 'ExternalSecret');
  return Object.fromEntries(
    (secret?.spec.data ?? []).map(({ secretKey, remoteRef }: any) => {
      const key = `${remoteRef.key}#${remoteRef.property}`;
      if (!(key in values)) {
        throw new Error(`There is no secret ${key}`);
      }
      return [secretKey, values[key]];
    }),
  );
}
