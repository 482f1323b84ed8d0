import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  formatImageReference,
  type ImageSources,
} from '@internal/plugin-delivery-common';
import { deliveryTranslationRef } from '../../translation';
import { readImage } from '../imageReference/readImage';
import { plainMemory } from '../size/quantities';
import { PlanPart } from './PlanPart';
import type { Prebuilt } from './prebuiltOf';

/** The image that a service will run as it is: where it is taken from, and what it keeps. */
export function PrebuiltPlan(props: {
  prebuilt: Prebuilt;
  sources: ImageSources;
}) {
  const { prebuilt, sources } = props;
  const { image = '…', disk } = prebuilt;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const read = readImage(image, sources);
  const mirror = read.problem ? undefined : read.mirror;
  return (
    <PlanPart
      title={t('plan.prebuilt')}
      note={
        <>
          <div>{t('plan.prebuiltNote')}</div>
          {mirror && (
            <div>
              {t('image.mirror', { image: formatImageReference(mirror) })}
            </div>
          )}
          <div>
            {disk
              ? t('plan.disk', { size: plainMemory(disk) })
              : t('plan.noDisk')}
          </div>
        </>
      }
    >
      <code>{image}</code>
    </PlanPart>
  );
}
