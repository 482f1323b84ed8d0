import { CopyTextButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useEffect, useMemo, useRef, useState } from 'react';
import { deliveryTranslationRef } from '../translation';
import { cleanLog } from './cleanLog';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
  },
  title: { flexGrow: 1, margin: 0, fontWeight: 600, fontSize: '0.95rem' },
  log: {
    maxHeight: '60vh',
    overflow: 'auto',
    margin: 0,
    padding: theme.spacing(1.5),
    borderRadius: theme.shape.borderRadius,
    color: '#e4ebf0',
    backgroundColor: '#0d1720',
    fontFamily: 'var(--bui-font-monospace, monospace)',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    tabSize: 4,
    '&:focus-visible': { outline: `3px solid ${theme.palette.primary.main}` },
  },
}));

/**
 * A log as one plain text, so that the browser's own search, selection and keyboard work on all of it.
 * It follows its end until the reader scrolls away from there.
 */
export function LogViewer(props: { title: string; log: string }) {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [follow, setFollow] = useState(true);
  const element = useRef<HTMLPreElement>(null);
  const text = useMemo(() => cleanLog(props.log), [props.log]);

  useEffect(() => {
    if (follow && element.current) {
      element.current.scrollTop = element.current.scrollHeight;
    }
  }, [follow, text]);

  function onScroll() {
    const { scrollTop, scrollHeight, clientHeight } = element.current!;
    setFollow(scrollHeight - scrollTop - clientHeight < 24);
  }

  return (
    <div>
      <div className={classes.bar}>
        <h4 className={classes.title}>{props.title}</h4>
        <FormControlLabel
          label={t('pipeline.follow')}
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={follow}
              onChange={event => setFollow(event.target.checked)}
            />
          }
        />
        <CopyTextButton
          variant="tertiary"
          text={text}
          aria-label={t('pipeline.copyLog')}
          tooltipText={t('card.copied')}
        />
      </div>
      {text ? (
        <pre
          ref={element}
          role="log"
          aria-live="off"
          aria-label={props.title}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the keyboard
          tabIndex={0}
          className={classes.log}
          onScroll={onScroll}
        >
          {text}
        </pre>
      ) : (
        <Typography variant="body2">{t('pipeline.noLog')}</Typography>
      )}
    </div>
  );
}
