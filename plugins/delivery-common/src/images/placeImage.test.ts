import { explainImageProblem } from './imageProblem';
import { formatImageReference } from './imageReference';
import { isAllowedHost, placeImage } from './placeImage';

const images = {
  allowedRegistries: ['public.ecr.aws', 'ghcr.io/acme'],
  mirrors: { 'docker.io': 'registry.test:5000/docker-hub' },
};
const digest = `sha256:${'a'.repeat(64)}`;

describe('placeImage', () => {
  it.each([
    ['redis:8.8.2', 'registry.test:5000/docker-hub/library/redis:8.8.2'],
    [
      `nginxinc/nginx-unprivileged:1@${digest}`,
      `registry.test:5000/docker-hub/nginxinc/nginx-unprivileged:1@${digest}`,
    ],
    ['public.ecr.aws/x/y:1', 'public.ecr.aws/x/y:1'],
    ['ghcr.io/acme/tool:1', 'ghcr.io/acme/tool:1'],
    ['Public.ECR.aws/x/y:1', 'public.ecr.aws/x/y:1'],
  ])('takes %s from %s, and leaves it there', (text, placed) => {
    const { reference } = placeImage(images, text);
    expect(formatImageReference(reference!)).toBe(placed);
    expect(placeImage(images, placed)).toEqual({ reference });
  });

  it.each([
    [
      'quay.io/x:1',
      'Images of quay.io may not run here. Take one of docker.io, public.ecr.aws, ghcr.io/acme',
    ],
    ['ghcr.io/acme-evil/tool:1', 'Images of ghcr.io may not run here'],
    ['ghcr.io/other/tool:1', 'Images of ghcr.io may not run here'],
    ['registry.test:5000/orders:1', 'Images of registry.test:5000 may not run'],
    ['public.ecr.aws.evil.test/x:1', 'may not run here'],
    ['constructor/x:1', undefined],
    ['169.254.169.254/latest/meta-data:1', 'Images of 169.254.169.254'],
    ['localhost:8080/x:1', 'Images of localhost:8080'],
    ['redis', 'Give a tag or a digest'],
    ['redis:latest', '"latest" is another image every day'],
    ['https://docker.io/redis:1', 'Leave out the scheme'],
  ])('of %s says %s', (text, said) => {
    const { problem } = placeImage(images, text);
    expect(problem ? explainImageProblem(problem) : 'nothing').toContain(
      said ?? 'nothing',
    );
  });

  it('allows nothing where nothing is configured', () => {
    const none = { allowedRegistries: [], mirrors: {} };
    expect(explainImageProblem(placeImage(none, 'redis:8').problem!)).toBe(
      'Images of docker.io may not run here: no registry is allowed. Ask for it in delivery.images.',
    );
    expect(isAllowedHost(none, 'docker.io')).toBe(false);
  });
});
