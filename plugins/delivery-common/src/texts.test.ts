import { textsOf } from './texts';

const entity = {
  metadata: {
    name: 'go-service',
    title: 'Go service',
    description: 'An API in Go',
    annotations: { 'delivery/title-es': 'Servicio Go' },
  },
};

describe('textsOf', () => {
  it('are those of the language, each as far as it is there', () => {
    expect(textsOf(entity, 'es')).toEqual({
      title: 'Servicio Go',
      description: 'An API in Go',
    });
    expect(textsOf(entity, 'en').title).toBe('Go service');
  });

  it('are the name where there is no title', () => {
    expect(textsOf({ metadata: { name: 'x' } }, 'es')).toEqual({ title: 'x' });
  });
});
