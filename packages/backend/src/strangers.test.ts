import { strangerReason } from './strangers';

const hosts = ['localhost', '127.0.0.1'];

describe('strangerReason', () => {
  it.each([
    [{ host: 'localhost:3000' }],
    [{ host: '127.0.0.1:3000', origin: 'http://localhost:3000' }],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'same-origin' }],
    [
      {
        host: 'localhost:3000',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    ],
  ])('lets %j in', headers => {
    expect(strangerReason(headers, hosts)).toBeUndefined();
  });

  it.each([
    [{}, 'Host'],
    [{ host: 'evil.example:3000' }, 'Host'],
    [{ host: 'localhost.evil.example' }, 'Host'],
    [{ host: 'localhost:3000', origin: 'https://evil.example' }, 'site'],
    [{ host: 'localhost:3000', origin: 'null' }, 'site'],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }, 'site'],
    [
      {
        host: 'localhost:3000',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      },
      'site',
    ],
  ])('keeps %j out', (headers, reason) => {
    expect(strangerReason(headers, hosts)).toContain(reason);
  });
});
