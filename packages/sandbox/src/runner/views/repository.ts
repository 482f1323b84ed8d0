import {
  nodeId,
  repositoryLinks,
  userView,
  type Site,
} from '../../github/views';

/** What views need beside the records. */
export interface ViewContext {
  site: Site;
  repositoryId: number;
}

/** A repository's own addresses. */
export function addresses({ site }: ViewContext, slug: string) {
  return {
    api: `${site.api}/repos/${slug}`,
    html: `${site.html}/${slug}`,
  };
}

export function repositoryReference(view: ViewContext, slug: string) {
  return {
    id: view.repositoryId,
    url: addresses(view, slug).api,
    name: slug.split('/')[1],
  };
}

/** A repository in the shape of GitHub's `minimal-repository`. */
export function minimalRepository(view: ViewContext, slug: string) {
  const { api, html } = addresses(view, slug);
  const [owner, name] = slug.split('/');
  return {
    id: view.repositoryId,
    node_id: nodeId('Repository', view.repositoryId),
    name,
    full_name: slug,
    private: true,
    owner: userView(view.site, owner),
    html_url: html,
    description: null,
    fork: false,
    url: api,
    ...repositoryLinks(api),
  };
}
