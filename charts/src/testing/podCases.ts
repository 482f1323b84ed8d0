import { Tree } from '../manifests';

/** What breaks a policy about Pods: where, with what, and what the policy says. */
export interface PodCase {
  policy: string;
  /** Changes of the Pod's `spec`, or of its `metadata` where the path says so. */
  changes: Tree;
  message: string;
}

const pod = (policy: string, message: string, changes: Tree): PodCase => ({
  policy,
  message,
  changes,
});
const security = (control: string, changes: Tree): PodCase =>
  pod('podSecurity', `Pod Security: ${control}`, changes);

const context = 'containers.0.securityContext';

/** One case at least for every control of the Pod Security Standard "restricted", and for every rule of ours. */
export const POD_CASES: PodCase[] = [
  security('the host', { hostNetwork: true }),
  security('the host', { hostPID: true }),
  security('the host', { hostIPC: true }),
  security('windowsOptions.hostProcess', {
    'securityContext.windowsOptions.hostProcess': true,
  }),
  security('windowsOptions.hostProcess', {
    [`${context}.windowsOptions.hostProcess`]: true,
  }),
  security('volumes may be', {
    volumes: [{ name: 'host', hostPath: { path: '/etc' } }],
  }),
  security('only safe sysctls', {
    'securityContext.sysctls': [{ name: 'kernel.msgmax', value: '1' }],
  }),
  security('seLinuxOptions', {
    'securityContext.seLinuxOptions.type': 'spc_t',
  }),
  security('seLinuxOptions', { [`${context}.seLinuxOptions.user`]: 'root' }),
  security('seLinuxOptions', { [`${context}.seLinuxOptions.role`]: 'admin' }),
  security('the AppArmor profile', {
    'securityContext.appArmorProfile.type': 'Unconfined',
  }),
  security('the AppArmor profile', {
    [`${context}.appArmorProfile.type`]: 'Unconfined',
  }),
  security('the AppArmor profile', {
    'metadata.annotations.container~apparmor~security~beta~kubernetes~io/app':
      'unconfined',
  }),
  security('runAsUser must not be 0.', { 'securityContext.runAsUser': 0 }),
  security('runAsUser must not be 0.', { [`${context}.runAsUser`]: 0 }),
  security('securityContext.privileged is not allowed: app', {
    [`${context}.privileged`]: true,
  }),
  security('securityContext.allowPrivilegeEscalation must be false: app', {
    [`${context}.allowPrivilegeEscalation`]: true,
  }),
  security('securityContext.allowPrivilegeEscalation must be false: app', {
    [`${context}.allowPrivilegeEscalation`]: undefined,
  }),
  security('securityContext.capabilities must drop ALL', {
    [`${context}.capabilities.drop`]: ['NET_RAW'],
  }),
  security('securityContext.capabilities must drop ALL', {
    [`${context}.capabilities.add`]: ['SYS_ADMIN'],
  }),
  security('securityContext.runAsNonRoot must be true', {
    'securityContext.runAsNonRoot': undefined,
  }),
  security('securityContext.runAsNonRoot must be true', {
    [`${context}.runAsNonRoot`]: false,
  }),
  security('securityContext.seccompProfile.type must be', {
    'securityContext.seccompProfile': undefined,
  }),
  security('securityContext.seccompProfile.type must be', {
    [`${context}.seccompProfile.type`]: 'Unconfined',
  }),
  security('securityContext.procMount must be Default: app', {
    [`${context}.procMount`]: 'Unmasked',
  }),
  security('hostPort is not allowed: app', {
    'containers.0.ports.0.hostPort': 80,
  }),
  security('probes and hooks may not name another host: app', {
    'containers.0.readinessProbe.httpGet.host': '169.254.169.254',
  }),
  security('probes and hooks may not name another host: app', {
    'containers.0.lifecycle': {
      postStart: { tcpSocket: { host: '10.0.0.1', port: 22 } },
    },
  }),

  pod('images', 'Images come from', { 'containers.0.image': 'nginx:1.29' }),
  pod('images', 'Images come from', {
    'containers.0.image':
      '123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example/orders:1',
  }),
  pod('images', 'Images have a tag or a digest', {
    'containers.0.image': '123456789012.dkr.ecr.us-east-1.amazonaws.com/orders',
  }),
  pod('images', 'Images have a tag or a digest', {
    'containers.0.image':
      '123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:latest',
  }),
  pod('images', 'Images have a tag or a digest', {
    'containers.0.image': `123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:latest@sha256:${'0'.repeat(
      64,
    )}`,
  }),

  pod('labels', 'Pods have labels; missing: delivery/owner', {
    'metadata.labels.delivery/owner': undefined,
  }),
  pod(
    'labels',
    'Pods have labels; missing: app.kubernetes.io/name, app.kubernetes.io/instance, delivery/service, delivery/owner',
    { 'metadata.labels': undefined },
  ),
  pod('labels', 'Pods have the label delivery/environment: dev.', {
    'metadata.labels.delivery/environment': 'prod',
  }),

  ...['requests.cpu', 'requests.memory', 'limits.memory'].map(key =>
    pod('resources', 'Containers have resources', {
      [`containers.0.resources.${key}`]: undefined,
    }),
  ),
  pod('resources', 'Containers have resources', {
    'containers.0.resources': undefined,
  }),

  pod('probes', 'Liveness and readiness probes differ: app', {
    'containers.0.livenessProbe': { tcpSocket: { port: 'http' } },
    'containers.0.readinessProbe': { tcpSocket: { port: 'http' } },
  }),

  pod('serviceAccountToken', 'Pods say automountServiceAccountToken: false.', {
    automountServiceAccountToken: true,
  }),
  pod('serviceAccountToken', 'Pods say automountServiceAccountToken: false.', {
    automountServiceAccountToken: undefined,
  }),
];
