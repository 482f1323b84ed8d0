import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusText } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { TextLine } from '../TextLine';
import type { ChartVersionProps } from './schema';
import { useChartVersions } from './useChartVersions';

/** A version of the chart: those that the registry has are offered, and others are said not to be there. */
export function ChartVersionField(props: ChartVersionProps) {
  const { formData: version = '', rawErrors = [] } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error } = useChartVersions();
  const absent = version !== '' && data && !data.includes(version);

  return (
    <TextLine
      field={props}
      label={t('chartVersion.label')}
      help={t('chartVersion.help')}
      wrong={rawErrors.length > 0}
      placeholder={data?.[0]}
      suggestions={data ?? []}
    >
      {error && (
        <StatusText tone="warning">{t('chartVersion.unreachable')}</StatusText>
      )}
      {absent && (
        <StatusText tone="warning">
          {data.length
            ? t('chartVersion.absent', {
                version,
                versions: data.slice(0, 10).join(', '),
              })
            : t('chartVersion.none')}
        </StatusText>
      )}
      {rawErrors.map(message => (
        <div key={message}>
          {version ? message : t('chartVersion.required')}
        </div>
      ))}
    </TextLine>
  );
}
