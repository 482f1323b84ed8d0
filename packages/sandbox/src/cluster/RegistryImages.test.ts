import express from 'express';
import { listenOnLoopback, type Listening } from '../core';
import { parseImage } from './images';
import { RegistryImages } from './RegistryImages';

it.each([
  ['nginx', 'docker.io', 'library/nginx', 'latest'],
  ['bitnami/redis:7', 'docker.io', 'bitnami/redis', '7'],
  ['localhost:4802/a/b:1', 'localhost:4802', 'a/b', '1'],
  ['x.example/a:1@sha256:ff', 'x.example', 'a', 'sha256:ff'],
])('reads %s', (image, host, repository, reference) => {
  expect(parseImage(image)).toEqual({ host, repository, reference });
});

describe('asking a registry', () => {
  let server: Listening;
  let images: RegistryImages;
  let host: string;
  const asked: string[] = [];

  beforeAll(async () => {
    const app = express();
    app.use((request, response, next) => {
      asked.push(request.path);
      const expected = Buffer.from('AWS:secret').toString('base64');
      if (request.headers.authorization === `Basic ${expected}`) {
        next();
      } else {
        response.status(401).end();
      }
    });
    app.get('/v2/orders/manifests/sha256\\:index', (_request, response) => {
      response.json({
        manifests: [{ digest: 'sha256:one', platform: { os: 'linux' } }],
      });
    });
    app.get('/v2/orders/manifests/sha256\\:one', (_request, response) => {
      response.json({ config: { digest: 'sha256:config' } });
    });
    app.get('/v2/orders/blobs/sha256\\:config', (_request, response) => {
      response.json({ config: { Labels: { 'sandbox.crash': 'true' } } });
    });
    app.get('/v2/broken/manifests/1', (_request, response) => {
      response.status(500).end();
    });
    server = await listenOnLoopback(app, {
      port: 0,
      label: 'registry',
      portVariable: '',
    });
    host = `localhost:${server.port}`;
    images = new RegistryImages({
      baseUrl: `http://${host}`,
      hosts: ['1.dkr.ecr.example'],
      token: 'secret',
    });
  });
  afterAll(() => server.close());

  it('finds the labels behind an index, and asks for a digest once', async () => {
    const found = { state: 'found', labels: { 'sandbox.crash': 'true' } };
    expect(await images.inspect(`${host}/orders@sha256:index`)).toEqual(found);
    expect(
      await images.inspect('1.dkr.ecr.example/orders:1@sha256:index'),
    ).toEqual(found);
    expect(asked).toHaveLength(3);
  });

  it('says that an image is missing, or elsewhere', async () => {
    expect(await images.inspect(`${host}/orders:none`)).toMatchObject({
      state: 'missing',
      message: expect.stringContaining('not found'),
    });
    expect(await images.inspect('nginx:1')).toMatchObject({
      state: 'missing',
      message: expect.stringContaining(`pulls from ${host} only`),
    });
  });

  it('fails when the registry does', async () => {
    await expect(images.inspect(`${host}/broken:1`)).rejects.toThrow('500');
  });
});
