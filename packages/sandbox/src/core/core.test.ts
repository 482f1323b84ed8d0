import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { z } from 'zod';
import { createControlRouter } from './control';
import { FaultInjector } from './faults';
import { guardAgainstStrangers } from './guard';
import { listenOnLoopback, type Listening } from './listen';
import { StateFile } from './state';

describe('faults, the journal and their control', () => {
  const token = 'token-for-tests';
  const faults = new FaultInjector();
  let listening: Listening;
  let done = 0;

  beforeAll(async () => {
    const app = express();
    app.use(guardAgainstStrangers());
    app.use('/_sandbox', createControlRouter(faults, token));
    app.use(faults.middleware('github'));
    app.use((_request, response) => {
      done += 1;
      response.json({ done });
    });
    listening = await listenOnLoopback(app, {
      port: 0,
      label: 'a test',
      portVariable: 'TEST_PORT',
    });
  });
  afterAll(() => listening.close());
  beforeEach(() => {
    done = 0;
    faults.remove();
    faults.clearJournal();
  });

  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://localhost:${listening.port}${path}`, init);
  const control = (path: string, method = 'GET', body?: unknown) =>
    ask(`/_sandbox${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });

  it('is closed to who has no token', async () => {
    expect((await ask('/_sandbox/faults')).status).toBe(401);
    expect(
      (
        await ask('/_sandbox/journal', {
          headers: { authorization: 'Bearer x' },
        })
      ).status,
    ).toBe(401);
  });

  it('strikes before the work, as often as told and after those to skip', async () => {
    const fault = {
      path: '^/work',
      method: 'GET',
      skip: 1,
      times: 2,
      action: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
    };
    expect((await control('/faults', 'POST', fault)).status).toBe(201);
    const answers = [];
    for (let i = 0; i < 4; i += 1) {
      answers.push(await ask('/work'));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
    expect(answers[1].headers.get('retry-after')).toBe('1');
    expect(done).toBe(2);
    const journal = await (await control('/journal')).json();
    expect(journal).toHaveLength(4);
    expect(journal[1]).toMatchObject({
      method: 'GET',
      path: '/work',
      status: 429,
    });
  });

  it('strikes after the work', async () => {
    await control('/faults', 'POST', {
      path: '.',
      when: 'after',
      action: { kind: 'status', status: 502 },
    });
    expect((await ask('/work')).status).toBe(502);
    await control('/faults', 'POST', {
      path: '.',
      when: 'after',
      action: { kind: 'reset' },
    });
    await expect(ask('/work')).rejects.toThrow();
    expect(done).toBe(2);
  });

  it.each(['before', 'after'] as const)(
    'holds a request %s the work until let go',
    async when => {
      const held = await control('/faults', 'POST', {
        path: '/held',
        when,
        action: { kind: 'hold' },
      });
      const { id } = await held.json();
      let answered = false;
      const answer = ask('/held').then(response => {
        answered = true;
        return response.status;
      });
      await ask('/other');
      expect(answered).toBe(false);
      expect(done).toBe(when === 'before' ? 1 : 2);
      expect((await control(`/faults/${id}`, 'DELETE')).status).toBe(204);
      expect(await answer).toBe(200);
      expect(done).toBe(2);
    },
  );

  it('resets before the work, and refuses what is no fault', async () => {
    await control('/faults', 'POST', { path: '.', action: { kind: 'reset' } });
    await expect(ask('/work')).rejects.toThrow();
    expect(done).toBe(0);
    for (const wrong of [
      { path: '(', action: { kind: 'reset' } },
      { path: '.' },
      { path: '.', action: { kind: 'x' } },
    ]) {
      expect((await control('/faults', 'POST', wrong)).status).toBe(422);
    }
  });

  it('keeps other sites out before anything else', async () => {
    const headers = { origin: 'https://hostile.example' };
    expect((await ask('/work', { headers })).status).toBe(403);
    expect(done).toBe(0);
  });

  it('names a taken port and the way out', async () => {
    await expect(
      listenOnLoopback(express(), {
        port: listening.port,
        label: 'a test',
        portVariable: 'TEST_PORT',
      }),
    ).rejects.toThrow(
      `Port ${listening.port} for a test is taken. Stop what listens there, or choose another with TEST_PORT=<port>.`,
    );
  });
});

describe('StateFile', () => {
  const schema = z.object({ count: z.number() });
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is on disk before update returns, and read again', () => {
    const path = join(dir, 'deep', 'state.json');
    const state = new StateFile(path, schema, { count: 0 });
    state.update(value => {
      value.count = 3;
    });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ count: 3 });
    expect(new StateFile(path, schema, { count: 0 }).value.count).toBe(3);
  });

  it.each(['{"count":"x"}', '{"cou'])('refuses %s with the way out', text => {
    const path = join(dir, 'state.json');
    writeFileSync(path, text);
    expect(() => new StateFile(path, schema, { count: 0 })).toThrow(
      'npm start -- --reset',
    );
  });
});
