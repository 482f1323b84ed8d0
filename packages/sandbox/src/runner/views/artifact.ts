import { nodeId } from '../../github/views';
import type { ArtifactRecord, RunRecord } from '../store';
import { addresses, type ViewContext } from './repository';

/** An artifact of a run in the shape of GitHub's `artifact`. */
export function artifactView(
  view: ViewContext,
  run: RunRecord,
  artifact: ArtifactRecord,
) {
  const { api } = addresses(view, run.repository);
  const url = `${api}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: null,
    workflow_run: {
      id: run.id,
      repository_id: view.repositoryId,
      head_repository_id: view.repositoryId,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}
