import { useSearchParams } from 'react-router-dom';

/** Which run and job are shown, kept in the address so that it can be shared. */
export function useChosen() {
  const [parameters, setParameters] = useSearchParams();
  const number = (name: string) => {
    const value = parameters.get(name);
    return value === null ? undefined : Number(value);
  };
  return {
    run: number('run'),
    job: number('job'),
    chooseRun: (run: number) => setParameters({ run: String(run) }),
    chooseJob: (run: number, job: number) =>
      setParameters({ run: String(run), job: String(job) }),
  };
}
