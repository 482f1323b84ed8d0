/** The instructions that exist, and the flags that each takes. */
export const INSTRUCTION_FLAGS: Readonly<Record<string, readonly string[]>> = {
  ADD: ['chown', 'chmod', 'link', 'keep-git-dir', 'checksum'],
  ARG: [],
  CMD: [],
  COPY: ['from', 'chown', 'chmod', 'link'],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ['platform'],
  HEALTHCHECK: [
    'interval',
    'timeout',
    'start-period',
    'start-interval',
    'retries',
  ],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
  RUN: ['mount', 'network', 'security', 'device'],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
};

export interface Instruction {
  line: number;
  keyword: string;
  /** By name, without dashes; `true` where a flag has no value. */
  flags: Readonly<Record<string, string | true>>;
  /** What follows keyword and flags. */
  rest: string;
  /** The whole instruction, for messages and the image's history. */
  text: string;
}

/** The list of a JSON form, or undefined where it is the shell form. */
export function jsonForm(rest: string): string[] | undefined {
  if (!rest.startsWith('[')) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(rest);
    return Array.isArray(value) && value.every(item => typeof item === 'string')
      ? value
      : undefined;
  } catch {
    // The builder too takes for the shell form what is not JSON.
    return undefined;
  }
}
