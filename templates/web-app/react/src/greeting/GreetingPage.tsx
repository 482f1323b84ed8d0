import { type SubmitEvent, useState } from 'react';
import { description } from '../../package.json';
import { Title } from '../app/Title';
import { useConfig } from '../app/useConfig';
import { greet } from './greet';

type Result =
  | { status: 'none' }
  | { status: 'pending' }
  | { status: 'done'; message: string }
  | { status: 'failed'; reason: string };

/** An example to replace by what this application is for: a form, an answer that takes time and may fail. */
export function GreetingPage() {
  const { apiUrl } = useConfig();
  const [name, setName] = useState('');
  const [result, setResult] = useState<Result>({ status: 'none' });

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setResult({ status: 'pending' });
    try {
      setResult({ status: 'done', message: await greet(name, apiUrl) });
    } catch (error) {
      setResult({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };

  return (
    <>
      <Title />
      <h1>Welcome</h1>
      <p className="quiet">{description}</p>
      <form className="card" onSubmit={event => void submit(event)}>
        <label htmlFor="name">Your name</label>
        <div className="field">
          <input
            id="name"
            autoComplete="given-name"
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <button disabled={result.status === 'pending'}>Greet</button>
        </div>
        <p className="result" role="status">
          {result.status === 'done' && result.message}
          {result.status === 'failed' && <span className="error">No greeting: {result.reason}</span>}
        </p>
      </form>
    </>
  );
}
