import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DELIVERY_SERVICE_ANNOTATION,
  deliveryReleaseReadPermission,
} from '@internal/plugin-delivery-common';

export interface ServiceAccessOptions {
  catalog: Pick<CatalogService, 'queryEntities' | 'getEntityByRef'>;
  permissions: PermissionsService;
}

/** Who may see a service: whoever may see its component in the catalog and has `delivery.release.read` on it. */
export class ServiceAccess {
  constructor(private readonly options: ServiceAccessOptions) {}

  /** Throws NotFoundError for what is not there or hidden from the caller, NotAllowedError for what is refused. */
  async requireRead(
    service: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entityRef = await this.#componentOf(service, credentials);
    if (!entityRef) {
      throw new NotFoundError(
        `The catalog has no component of the service "${service}" that you may see.`,
      );
    }
    const [decision] = await this.options.permissions.authorize(
      [{ permission: deliveryReleaseReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not see the releases of "${service}": ask for the permission ${deliveryReleaseReadPermission.name}.`,
      );
    }
  }

  /** Whether any component has the name, as a service or by its own name. */
  async isInCatalog(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [service, component] = await Promise.all([
      this.#componentOf(name, credentials),
      this.options.catalog.getEntityByRef(
        { kind: 'Component', namespace: 'default', name },
        { credentials },
      ),
    ]);
    return Boolean(service ?? component);
  }

  async #componentOf(
    service: string,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const { items } = await this.options.catalog.queryEntities(
      {
        filter: {
          kind: 'Component',
          [`metadata.annotations.${DELIVERY_SERVICE_ANNOTATION}`]: service,
        },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: 1,
      },
      { credentials },
    );
    return items[0] && stringifyEntityRef(items[0]);
  }
}
