import { useApi } from '@backstage/frontend-plugin-api';
import type {
  PipelineJob,
  PipelineRun,
} from '@internal/plugin-delivery-common';
import { deliveryApiRef } from '../api';
import {
  BUSY_INTERVAL_MS,
  isUnfinished,
  usePolled,
  type Polled,
} from '../hooks';

/** The jobs of a run, asked for until all have ended. */
export function useJobs(
  service: string,
  run: PipelineRun,
): Polled<PipelineJob[]> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: `${service}/${run.id}`,
    // A run that ends, or is run again, is asked for anew.
    restart: run.status,
    load: signal => deliveryApi.getJobs(service, run.id, { signal }),
    interval: jobs =>
      isUnfinished(run) || jobs.some(isUnfinished)
        ? BUSY_INTERVAL_MS
        : undefined,
  });
}

/** The log of a job, asked for until the job has ended. */
export function useJobLog(service: string, job: PipelineJob): Polled<string> {
  const deliveryApi = useApi(deliveryApiRef);
  return usePolled({
    key: `${service}/${job.id}`,
    restart: job.status,
    load: signal => deliveryApi.getJobLog(service, job.id, { signal }),
    interval: () => (isUnfinished(job) ? BUSY_INTERVAL_MS : undefined),
  });
}
