import { describe, expect, it } from 'vitest';
import toPrometheus from './prometheus.js';

const PAGE = `Active connections: 3 \nserver accepts handled requests\n 11 12 130 \nReading: 0 Writing: 1 Waiting: 2 \n`;

describe('toPrometheus', () => {
  it('gives every number its name', () => {
    const samples = toPrometheus(PAGE)
      .split('\n')
      .filter(line => line && !line.startsWith('#'));
    expect(samples).toEqual([
      'nginx_connections_active 3',
      'nginx_connections_accepted 11',
      'nginx_connections_handled 12',
      'nginx_http_requests_total 130',
      'nginx_connections_reading 0',
      'nginx_connections_writing 1',
      'nginx_connections_waiting 2',
    ]);
  });

  it('refuses another page', () => {
    expect(() => toPrometheus('<html>')).toThrow('<html>');
  });
});
