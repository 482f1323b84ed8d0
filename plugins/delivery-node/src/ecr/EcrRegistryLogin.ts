import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import type { DeliveryConfig } from '../config';
import { DeliveryError } from '../errors';
import type { RegistryCredentials, RegistryLogin } from '../registry';
import { EcrConnection, type EcrConnectionOptions } from './EcrConnection';
import { authorizationSchema } from './schema';

export interface EcrRegistryLoginOptions extends EcrConnectionOptions {
  /** Host (and port) of the registry. */
  host: string;
  ecr: Pick<DeliveryConfig['ecr'], 'region' | 'endpoint' | 'registry'>;
}

const ECR_HOST =
  /^\d{12}\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** ECR by an authorisation token of the AWS SDK, fetched for each call: it expires after twelve hours. */
export class EcrRegistryLogin implements RegistryLogin {
  static create(options: EcrRegistryLoginOptions): EcrRegistryLogin {
    return new EcrRegistryLogin(options);
  }

  private constructor(private readonly options: EcrRegistryLoginOptions) {}

  async getCredentials(): Promise<RegistryCredentials | undefined> {
    const { host, ecr, ...rest } = this.options;
    const region = ECR_HOST.exec(host)?.[1];
    if (!region && host !== ecr.registry) {
      return undefined;
    }
    const connection = new EcrConnection({
      ...rest,
      ecr: { ...ecr, region: region ?? ecr.region },
    });
    try {
      const answer = await connection.send(
        `registry ${host}`,
        new GetAuthorizationTokenCommand({}),
      );
      return parseToken(host, answer);
    } finally {
      connection.close();
    }
  }
}

/** `user:password` in base64, as ECR gives it. */
function parseToken(host: string, answer: unknown): RegistryCredentials {
  const parsed = authorizationSchema.safeParse(answer);
  const [username, ...password] = parsed.success
    ? Buffer.from(parsed.data.authorizationData[0].authorizationToken, 'base64')
        .toString('utf8')
        .split(':')
    : [];
  if (!username || password.length === 0) {
    throw new DeliveryError({
      system: 'ECR',
      object: `registry ${host}`,
      problem: 'its authorisation token is not as expected',
      remedy: 'Check that delivery.ecr.endpoint names an ECR API.',
    });
  }
  return { username, password: password.join(':') };
}
