import { DeliveryError } from '../../errors';
import type { GitHubConnection } from '../connection/GitHubConnection';
import { CREATION_PROPERTY } from './marker';
import { propertySchemaListSchema } from '../schema';

const REMEMBERED_MS = 5 * 60_000;

/** Whether the organisation has defined the custom property that marks what a creation made. */
export class CreationProperty {
  #known?: { defined: boolean; until: number };

  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
  ) {}

  async isDefined(): Promise<boolean> {
    const now = Date.now();
    if (!this.#known || this.#known.until < now) {
      this.#known = {
        defined: await this.#read(),
        until: now + REMEMBERED_MS,
      };
    }
    return this.#known.defined;
  }

  async #read(): Promise<boolean> {
    try {
      const properties = await this.connection.find(
        'GET /orgs/{owner}/properties/schema',
        propertySchemaListSchema,
        {
          object: `custom properties of ${this.owner}`,
          parameters: { owner: this.owner },
        },
      );
      return (properties ?? []).some(
        property => property.property_name === CREATION_PROPERTY,
      );
    } catch (error) {
      // Without the permission to read properties there is none to set them: the homepage carries the marker.
      if (error instanceof DeliveryError && error.status === 403) {
        return false;
      }
      throw error;
    }
  }
}
