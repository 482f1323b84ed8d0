import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import InputBase from '@material-ui/core/InputBase';
import { makeStyles } from '@material-ui/core/styles';
import SearchIcon from '@material-ui/icons/Search';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { portalTranslationRef } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: 'min(100%, 440px)',
    padding: theme.spacing(0.5, 0.5, 0.5, 1.5),
    borderRadius: 8,
    boxSizing: 'border-box',
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
    '&:focus-within': { outline: '3px solid #f28c48' },
  },
  input: { flexGrow: 1 },
}));

export function HomeSearch() {
  const classes = useStyles();
  const navigate = useNavigate();
  const { t } = useTranslationRef(portalTranslationRef);
  const [query, setQuery] = useState('');

  function search(event: FormEvent) {
    event.preventDefault();
    navigate(`/search?query=${encodeURIComponent(query.trim())}`);
  }

  return (
    <form role="search" className={classes.root} onSubmit={search}>
      <SearchIcon aria-hidden />
      <InputBase
        className={classes.input}
        value={query}
        placeholder={t('home.searchLabel')}
        inputProps={{ 'aria-label': t('home.searchLabel') }}
        onChange={event => setQuery(event.target.value)}
      />
      <Button type="submit" color="primary">
        {t('home.searchAction')}
      </Button>
    </form>
  );
}
