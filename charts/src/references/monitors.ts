import {
  at,
  describeManifest,
  Labels,
  list,
  Manifest,
  ofKind,
} from '../manifests';
import { matches } from './selectors';

/** Whether a Service has a port of that name or number. */
export const hasPort = (service: Manifest, port: unknown): boolean =>
  list(service, 'spec.ports').some(
    ({ name, port: number }) => name === port || number === port,
  );

/** Services with these labels: a ServiceMonitor must find exactly one, its own. */
export function monitorViolations(
  manifests: Manifest[],
  neighbours: Manifest[],
): string[] {
  return ofKind(manifests, 'ServiceMonitor').flatMap(monitor => {
    const selector = at<Labels>(monitor, 'spec.selector.matchLabels') ?? {};
    const found = ofKind([...manifests, ...neighbours], 'Service').filter(
      service => matches(selector, service.metadata.labels),
    );
    const port = at(monitor, 'spec.endpoints.0.port');
    return found.length === 1 && hasPort(found[0], port)
      ? []
      : [
          `${describeManifest(monitor)} finds ${
            found.length
          } Services with port ${port}`,
        ];
  });
}
