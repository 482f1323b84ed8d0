import { spawn } from 'node:child_process';
import type { Response } from 'express';
import type { Readable } from 'node:stream';
import { gitEnvironment } from '../git';

/** Runs `git http-backend`, git's own server side, as CGI: request in, answer out. */
export function runHttpBackend(options: {
  env: Record<string, string>;
  input: Readable;
  response: Response;
  log: (message: string) => void;
}): Promise<void> {
  const { env, input, response, log } = options;
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], {
      env: gitEnvironment(env),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let head: Buffer | undefined = Buffer.alloc(0);
    child.on('error', reject);
    // git may answer before it has read everything, and the client may go away
    child.stdin.on('error', () => input.unpipe(child.stdin));
    input.pipe(child.stdin);
    input.on('error', () => child.kill());
    response.on('close', () => {
      if (!response.writableFinished) {
        child.kill();
      }
    });
    child.stderr.on('data', chunk => log(String(chunk).trim()));
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        forward(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) {
        applyHeaders(response, head.toString('latin1', 0, end));
        const rest = head.subarray(end + 4);
        head = undefined;
        forward(rest);
      }
    });
    function forward(chunk: Buffer) {
      if (chunk.length > 0 && !response.write(chunk)) {
        child.stdout.pause();
        response.once('drain', () => child.stdout.resume());
      }
    }
    child.on('close', () => {
      if (head !== undefined && !response.headersSent) {
        response.status(500);
      }
      response.end();
      resolve();
    });
  });
}

function applyHeaders(response: Response, text: string): void {
  for (const line of text.split('\r\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, at);
    const value = line.slice(at + 1).trim();
    if (name.toLowerCase() === 'status') {
      response.status(Number.parseInt(value, 10));
    } else {
      response.setHeader(name, value);
    }
  }
}
