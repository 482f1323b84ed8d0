import {
  bringsSecret,
  presentedSecret,
  sameSecret,
  strangerReason,
} from './guard';

describe('strangerReason', () => {
  const host = 'localhost:4801';
  it.each([
    [{ host }],
    [{ host: '127.0.0.1:4801' }],
    [{ host, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    [
      {
        host,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    ],
  ])('lets %j in', headers => {
    expect(strangerReason(headers)).toBeUndefined();
  });

  it.each([
    [{}, 'Host'],
    [{ host: 'rebound.example:4801' }, 'Host'],
    [{ host: 'localhost.example' }, 'Host'],
    [{ host: 'localhost@rebound.example' }, 'Host'],
    [{ host, origin: 'https://hostile.example' }, 'another site'],
    [{ host, origin: 'http://localhost.hostile.example' }, 'another site'],
    [{ host, origin: 'null' }, 'another site'],
    [{ host, 'sec-fetch-site': 'cross-site' }, 'another site'],
    [
      {
        host,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      },
      'another site',
    ],
    [
      {
        host,
        origin: 'https://hostile.example',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      'another site',
    ],
  ])('keeps %j out', (headers, reason) => {
    expect(strangerReason(headers)).toContain(reason);
  });
});

describe('secrets', () => {
  const basic = `Basic ${Buffer.from('ada:s3:cret').toString('base64')}`;
  it.each([
    ['Bearer abc', 'abc'],
    ['token abc', 'abc'],
    [basic, 's3:cret'],
    ['Digest abc', undefined],
    [undefined, undefined],
  ])('%s presents %s', (header, secret) => {
    expect(presentedSecret(header)).toBe(secret);
  });

  it('compares whole secrets', () => {
    expect(sameSecret('abc', 'abc')).toBe(true);
    expect(sameSecret('abc', 'abd')).toBe(false);
    expect(sameSecret('abc', 'abcd')).toBe(false);
    expect(bringsSecret('Bearer abc', 'abc')).toBe(true);
    expect(bringsSecret('Bearer abcd', 'abc')).toBe(false);
    expect(bringsSecret(undefined, 'abc')).toBe(false);
  });
});
