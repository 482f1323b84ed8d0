import { HelmError, runHelm } from '@internal/helm';
import {
  DeliveryError,
  type RegistryLogin,
} from '@internal/plugin-delivery-node';
import { withRegistryConfig } from './withRegistryConfig';

export interface HelmTransferOptions {
  /** Host of the registry, as helm looks up its credentials. */
  host: string;
  plainHttp: boolean;
  login: RegistryLogin;
}

/** Charts to and from a registry, by helm. */
export class HelmTransfer {
  constructor(private readonly options: HelmTransferOptions) {}

  /** Puts the archive of a version into a directory. `chart` is an address without scheme. */
  async pull(chart: string, version: string, directory: string): Promise<void> {
    await this.#run(`chart ${chart}:${version}`, [
      ...['pull', `oci://${chart}`],
      ...['--version', version],
      ...['--destination', directory],
    ]);
  }

  /** Pushes an archive of `chart` into the registry, an address without scheme. */
  async push(chart: string, archive: string, registry: string): Promise<void> {
    await this.#run(`chart ${chart}`, ['push', archive, `oci://${registry}`]);
  }

  async #run(object: string, args: string[]): Promise<void> {
    const { host, plainHttp, login } = this.options;
    const credentials = await login.getCredentials();
    await withRegistryConfig(host, credentials, async file => {
      try {
        await runHelm([
          ...args,
          ...['--registry-config', file],
          ...(plainHttp ? ['--plain-http'] : []),
        ]);
      } catch (error) {
        throw error instanceof HelmError
          ? describe(object, error, credentials?.password)
          : error;
      }
    });
  }
}

function describe(
  object: string,
  error: HelmError,
  secret?: string,
): DeliveryError {
  return new DeliveryError({
    system: 'Chart registry',
    object,
    problem: error.message.replace(/\s+/g, ' '),
    remedy:
      'Check that the registry can be reached, that its repository exists, and that the credentials may use it (see the README of delivery-chart-node).',
    secrets: secret ? [secret] : [],
  });
}
