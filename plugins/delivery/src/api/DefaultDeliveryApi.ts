import { ForwardedError, ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type {
  PipelineJob,
  PipelineRun,
  ServiceStatus,
} from '@internal/plugin-delivery-common';
import type { ZodType, ZodTypeDef } from 'zod';
import type { DeliveryApi, RequestOptions } from './DeliveryApi';
import {
  chartVersionsSchema,
  deliveryOptionsSchema,
  nameCheckSchema,
  pipelineJobsSchema,
  pipelineRunsSchema,
  repositoriesSchema,
  serviceDetailsSchema,
  serviceStatusSchema,
  type DeliveryOptions,
  type NameCheck,
  type Repositories,
  type ServiceDetails,
} from './schema';

const segment = encodeURIComponent;

/** Asks the delivery backend over HTTP; answers are parsed, errors arrive as ResponseError. */
export class DefaultDeliveryApi implements DeliveryApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getStatus(service: string, options?: RequestOptions): Promise<ServiceStatus> {
    return this.#json(
      `/services/${segment(service)}/status`,
      serviceStatusSchema,
      options,
    );
  }

  getService(
    service: string,
    options?: RequestOptions,
  ): Promise<ServiceDetails> {
    return this.#json(
      `/services/${segment(service)}`,
      serviceDetailsSchema,
      options,
    );
  }

  async getRuns(
    service: string,
    options?: RequestOptions,
  ): Promise<PipelineRun[]> {
    const path = `/services/${segment(service)}/runs`;
    return (await this.#json(path, pipelineRunsSchema, options)).items;
  }

  async getJobs(
    service: string,
    runId: number,
    options?: RequestOptions,
  ): Promise<PipelineJob[]> {
    const path = `/services/${segment(service)}/runs/${runId}/jobs`;
    return (await this.#json(path, pipelineJobsSchema, options)).items;
  }

  async getJobLog(
    service: string,
    jobId: number,
    options?: RequestOptions,
  ): Promise<string> {
    const path = `/services/${segment(service)}/jobs/${jobId}/log`;
    return (await this.#get(path, options)).text();
  }

  checkName(name: string, options?: RequestOptions): Promise<NameCheck> {
    return this.#json(
      `/services/check-name/${segment(name)}`,
      nameCheckSchema,
      options,
    );
  }

  findRepositories(
    search: string,
    options?: RequestOptions,
  ): Promise<Repositories> {
    return this.#json(
      `/repositories?search=${segment(search)}`,
      repositoriesSchema,
      options,
    );
  }

  getOptions(options?: RequestOptions): Promise<DeliveryOptions> {
    return this.#json('/options', deliveryOptionsSchema, options);
  }

  async getChartVersions(options?: RequestOptions): Promise<string[]> {
    const path = '/chart/versions';
    return (await this.#json(path, chartVersionsSchema, options)).versions;
  }

  async #get(path: string, options?: RequestOptions): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('delivery');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #json<T>(
    path: string,
    schema: ZodType<T, ZodTypeDef, unknown>,
    options?: RequestOptions,
  ): Promise<T> {
    const response = await this.#get(path, options);
    try {
      return schema.parse(await response.json());
    } catch (error) {
      throw new ForwardedError(
        `The delivery backend's answer to ${path} is not what this portal expects; portal and backend may be of different versions`,
        error,
      );
    }
  }
}
