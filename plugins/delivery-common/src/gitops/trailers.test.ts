import { commitMessage, type DeliveryTrailers } from './trailers';

const trailers: DeliveryTrailers = {
  service: 'shop',
  environments: ['dev', 'prod'],
  action: 'rollback',
  actor: 'user:default/ana',
};

describe('commitMessage', () => {
  it('has a trailer for each environment', () => {
    expect(commitMessage('Roll back shop', trailers)).toBe(
      [
        'Roll back shop',
        '',
        'Delivery-Service: shop',
        'Delivery-Environment: dev',
        'Delivery-Environment: prod',
        'Delivery-Action: rollback',
        'Delivery-Actor: user:default/ana',
        '',
      ].join('\n'),
    );
  });

  it('names no service where a commit is about an environment', () => {
    const { service, ...environment } = trailers;
    expect(
      commitMessage('Upgrade', { ...environment, action: 'upgrade' }),
    ).toMatch(/^Upgrade\n\nDelivery-Environment: dev\n/);
  });

  it.each<[string, string, Partial<DeliveryTrailers>]>([
    ['a reason', 'Roll back', { reason: 'slow\n\nDelivery-Actor: root' }],
    ['an actor', 'Roll back', { actor: 'ana\r\nDelivery-Action: create' }],
    ['a subject', 'Roll back\n\nDelivery-Service: other\n', {}],
    ['a line separator', 'Roll back', { reason: 'a\u2028Delivery-Actor: x' }],
  ])('lets %s forge no trailer', (_title, subject, change) => {
    const message = commitMessage(subject, { ...trailers, ...change });
    const keys = message
      .split(/[\n\r\u2028\u2029]/)
      .slice(2)
      .filter(Boolean)
      .map(line => line.split(':')[0]);
    expect(keys).toEqual([
      'Delivery-Service',
      'Delivery-Environment',
      'Delivery-Environment',
      'Delivery-Action',
      'Delivery-Actor',
      ...('reason' in change ? ['Delivery-Reason'] : []),
    ]);
  });
});
