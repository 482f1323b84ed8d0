import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  PipelineJob,
  PipelineRun,
  ServiceStatus,
} from '@internal/plugin-delivery-common';
import type {
  DeliveryOptions,
  NameCheck,
  Repositories,
  ServiceDetails,
} from './schema';

export interface RequestOptions {
  signal?: AbortSignal;
}

/** What the portal asks of the delivery backend. */
export interface DeliveryApi {
  getStatus(service: string, options?: RequestOptions): Promise<ServiceStatus>;
  /** Where a service's parts are: its repository, its images, its record. */
  getService(
    service: string,
    options?: RequestOptions,
  ): Promise<ServiceDetails>;
  /** Newest first. */
  getRuns(service: string, options?: RequestOptions): Promise<PipelineRun[]>;
  getJobs(
    service: string,
    runId: number,
    options?: RequestOptions,
  ): Promise<PipelineJob[]>;
  /** Plain text. */
  getJobLog(
    service: string,
    jobId: number,
    options?: RequestOptions,
  ): Promise<string>;
  /** Whether a new service may have this name, asked of every system that would carry it. */
  checkName(name: string, options?: RequestOptions): Promise<NameCheck>;
  /** Repositories of the owner that might become services, by a part of their name or description. */
  findRepositories(
    search: string,
    options?: RequestOptions,
  ): Promise<Repositories>;
  /** Environments in the order of promotion, sizes, and where ready-made images may come from. */
  getOptions(options?: RequestOptions): Promise<DeliveryOptions>;
  /** Versions of the baseline chart in its registry, the newest first. */
  getChartVersions(options?: RequestOptions): Promise<string[]>;
}

export const deliveryApiRef = createApiRef<DeliveryApi>().with({
  id: 'plugin.delivery.api',
  pluginId: 'delivery',
});
