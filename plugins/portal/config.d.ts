export interface Config {
  app?: {
    signIn?: {
      /**
       * How people sign in, in the order in which the ways are offered. `github` when absent.
       * `guest` lets anybody in and is meant for a portal that only its own machine can reach.
       * @deepVisibility frontend
       */
      providers?: Array<'guest' | 'github'>;
    };
    /** A message at the top of every page, the sign-in page included. */
    banner?: {
      /**
       * What it says.
       * @visibility frontend
       */
      text: string;
      /**
       * What it says in other languages, by their code, such as `es`.
       * @deepVisibility frontend
       */
      translations?: { [language: string]: string };
      /**
       * How loud it is; `info` when absent.
       * @visibility frontend
       */
      severity?: 'info' | 'warning' | 'error';
      /** Where to read more. */
      link?: {
        /**
         * An http or https address, or a path of the portal.
         * @visibility frontend
         */
        url: string;
        /** @visibility frontend */
        text: string;
      };
    };
  };
}
