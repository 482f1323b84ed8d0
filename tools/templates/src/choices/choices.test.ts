import { choicesOf } from '.';

describe('choicesOf', () => {
  it('combines enums, booleans, and texts that may be empty', () => {
    expect(
      choicesOf({
        required: ['kind'],
        properties: {
          kind: { enum: ['api', 'web'] },
          cache: { type: 'boolean' },
          prefix: { type: 'string', examples: ['/v1'] },
        },
      }),
    ).toHaveLength(2 * 2 * 2);
  });

  it('asks what follows from an answer only there', () => {
    expect(
      choicesOf({
        properties: { kind: { enum: ['api', 'worker'] } },
        required: ['kind'],
        dependencies: {
          kind: {
            oneOf: [
              { properties: { kind: { enum: ['api'] } } },
              {
                properties: {
                  kind: { const: 'worker' },
                  queue: { enum: ['sqs', 'redis'] },
                },
                required: ['queue'],
              },
            ],
          },
        },
      }),
    ).toEqual([
      { kind: 'api' },
      { kind: 'worker', queue: 'sqs' },
      { kind: 'worker', queue: 'redis' },
    ]);
  });

  it('wants an example of a text that must be given', () => {
    expect(() =>
      choicesOf({ required: ['image'], properties: { image: {} } }),
    ).toThrow('Option "image" is required and has no default');
  });

  it('has one choice where there are no options', () => {
    expect(choicesOf({})).toEqual([{}]);
  });
});
