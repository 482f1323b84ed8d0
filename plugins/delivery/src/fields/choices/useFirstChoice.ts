import { useEffect, useRef } from 'react';

const MOST_TRIES = 5;

/**
 * Makes a choice for a person who has not made one. When two fields change in the same moment the form
 * keeps only one of the changes: hence it is made again while the form still `lacks` it.
 */
export function useFirstChoice(lacks: boolean, choose: () => void): void {
  const tries = useRef(0);
  useEffect(() => {
    if (lacks && tries.current < MOST_TRIES) {
      tries.current += 1;
      choose();
    }
  });
}
