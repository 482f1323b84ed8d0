import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { DateTime } from 'luxon';

/** "5 minutes ago" with the exact moment behind it. */
export function RelativeTime(props: { at: string }) {
  const locale = useApi(appLanguageApiRef).getLanguage().language;
  const moment = DateTime.fromISO(props.at).setLocale(locale);
  if (!moment.isValid) {
    return <span>{props.at}</span>;
  }
  return (
    <time
      dateTime={props.at}
      title={moment.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
    >
      {moment.toRelative()}
    </time>
  );
}
