import { applicationSpecSchema, projectSpecSchema } from '../model';
import { permitsResource, permitsSource, specProblems } from './rules';

const project = (spec: object) => ({
  name: 'dev',
  spec: projectSpecSchema.parse(spec),
});

describe('what a project permits', () => {
  it('sources by pattern; what is forbidden wins', () => {
    const some = project({
      sourceRepos: ['https://github.com/acme/*', '!https://github.com/acme/x'],
    });
    expect(permitsSource(some, 'https://github.com/acme/a.git')).toBe(true);
    expect(permitsSource(some, 'https://github.com/acme/x')).toBe(false);
    expect(permitsSource(project({}), 'https://github.com/acme/a')).toBe(false);
  });

  it('namespaced kinds unless a list says otherwise; cluster kinds only by list', () => {
    const resource = (kind: string, namespaced: boolean, name = 'a') => ({
      group: '',
      kind,
      name,
      namespaced,
    });
    const open = project({});
    expect(permitsResource(open, resource('Pod', true))).toBe(true);
    expect(permitsResource(open, resource('Namespace', false))).toBe(false);
    const closed = project({
      namespaceResourceWhitelist: [{ group: '', kind: 'Service' }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: 'dev' }],
    });
    expect(permitsResource(closed, resource('Pod', true))).toBe(false);
    expect(permitsResource(closed, resource('Service', true))).toBe(true);
    expect(permitsResource(closed, resource('Namespace', false, 'dev'))).toBe(
      true,
    );
    expect(permitsResource(closed, resource('Namespace', false, 'prod'))).toBe(
      false,
    );
  });

  it('names everything that is wrong with a spec', () => {
    const spec = applicationSpecSchema.parse({
      project: 'dev',
      source: { repoURL: 'https://elsewhere/x' },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'prod',
      },
    });
    expect(specProblems(spec, undefined)).toEqual([
      'Application referencing project dev which does not exist',
    ]);
    const dev = project({
      destinations: [
        { server: 'https://kubernetes.default.svc', namespace: 'dev' },
      ],
    });
    expect(specProblems(spec, dev)).toEqual([
      "application repo https://elsewhere/x is not permitted in project 'dev'",
      "application destination server 'https://kubernetes.default.svc' and namespace 'prod' do not match any of the allowed destinations in project 'dev'",
    ]);
  });
});
