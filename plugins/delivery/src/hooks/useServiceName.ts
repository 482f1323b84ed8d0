import { useEntity } from '@backstage/plugin-catalog-react';
import { DELIVERY_SERVICE_ANNOTATION } from '@internal/plugin-delivery-common';

/** The service that the entity of the page stands for. */
export function useServiceName(): string {
  const { entity } = useEntity();
  return (
    entity.metadata.annotations?.[DELIVERY_SERVICE_ANNOTATION] ??
    entity.metadata.name
  );
}
