import {
  serviceRecordSchema,
  type ServiceRecord,
} from '@internal/plugin-delivery-common';
import { stringify } from 'yaml';

/** The record of a service, `services/<service>.yaml`. Throws when it would not be readable again. */
export function renderRecord(record: ServiceRecord): string {
  return stringify(serviceRecordSchema.parse(record), { lineWidth: 0 });
}
