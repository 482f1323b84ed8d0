export interface Config {
  backend?: {
    /** Keeps strangers out of a portal that runs on a person's own machine. Without it nothing is checked. */
    guard?: {
      /**
       * Host names (without port) that the portal answers to. Requests with another Host header, and requests that a page
       * of another origin makes, get 403.
       */
      hosts: string[];
    };
  };
}
