import {
  type RelationshipMapping,
  RelationshipDirection,
} from '@jupiterone/integration-sdk-core';
import hostedGitInfo from 'hosted-git-info';
import { toUri } from './links';

/** How to recognise a repository that another integration collected. */
export type CodeRepo = Pick<
  RelationshipMapping,
  'targetEntity' | 'targetFilterKeys'
>;

/** Draws from a package to the repository that published it, without making one that nobody collected. */
export function mappingTo(
  codeRepo: CodeRepo,
  packageKey: string,
): RelationshipMapping {
  return {
    sourceEntityKey: packageKey,
    relationshipDirection: RelationshipDirection.REVERSE,
    skipTargetCreation: true,
    ...codeRepo,
  };
}

/** The web address of a repository given in any notation that npm accepts: https, no credentials, no `.git`. */
export function repositoryUrl(notation: string): string | undefined {
  const text = notation
    .trim()
    .replace(/^(?:\/\/)?(?=(?:www\.)?(?:github|gitlab)\.com\/)/, 'https://');
  const url = hostedUrl(text) ?? azureUrl(text) ?? otherUrl(text);
  return url && toUri(url);
}

/** The repository behind a {@link repositoryUrl}, as the integration of its host writes it. */
export function codeRepoAt(url: string): CodeRepo | undefined {
  const { hostname, pathname } = new URL(url);
  const path = pathname.slice(1);
  switch (hostname) {
    case 'github.com':
      return ownerAndName(path, 'github_repo');
    case 'bitbucket.org':
      return ownerAndName(path, 'bitbucket_repo');
    case 'gitlab.com':
      return {
        targetEntity: {
          _type: 'gitlab_project',
          _class: 'CodeRepo',
          fullName: path,
          webLink: url,
        },
        targetFilterKeys: [
          ['_type', 'fullName'],
          ['_type', 'webLink'],
        ],
      };
    case 'dev.azure.com':
      return {
        targetEntity: {
          _type: 'azure_devops_repo',
          _class: 'Repository',
          webLink: url,
        },
        targetFilterKeys: [['_type', 'webLink']],
      };
    default:
      return {
        targetEntity: { _class: 'CodeRepo', webLink: url },
        targetFilterKeys: [['_class', 'webLink']],
      };
  }
}

/** GitHub and Bitbucket: `owner/name`, which their integrations write in lower case. */
function ownerAndName(path: string, _type: string): CodeRepo | undefined {
  if (path.split('/').length !== 2) return undefined;
  return {
    targetEntity: { _type, _class: 'CodeRepo', fullName: path.toLowerCase() },
    targetFilterKeys: [['_type', 'fullName']],
  };
}

/** GitHub, GitLab, Bitbucket, SourceHut and gists, shorthands such as `acme/widget` included. */
function hostedUrl(text: string): string | undefined {
  let hosted;
  try {
    hosted = hostedGitInfo.fromUrl(text);
  } catch {
    // It throws at a host called `constructor`, and at broken escapes.
    return undefined;
  }
  if (!hosted || !(hosted.user || hosted.type === 'gist')) return undefined;
  const isNamed = [hosted.user, hosted.project].every((part) =>
    /^[\w./~-]*$/.test(part ?? ''),
  );
  return isNamed ? hosted.browse({ noCommittish: true }) : undefined;
}

/** Azure DevOps over ssh, and at its former address. */
function azureUrl(text: string): string | undefined {
  const [, organization, project, name] =
    /^(?:(?:git\+)?ssh:\/\/)?[\w.-]+@(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com[:/]v3\/([^/]+)\/([^/]+)\/([^/#]+)/.exec(
      text,
    ) ??
    /^(?:git\+)?https:\/\/(?:[^/@]*@)?([\w-]+)\.visualstudio\.com\/(?:DefaultCollection\/)?([^/]+)\/_git\/([^/?#]+)/.exec(
      text,
    ) ??
    [];
  return (
    name && `https://dev.azure.com/${organization}/${project}/_git/${name}`
  );
}

function otherUrl(text: string): string | undefined {
  const candidate = text
    .replace(
      /^(?:(?:git\+)?ssh:\/\/)?[\w.-]+@([\w.-]+):(?!\/|\d+\/)/,
      'ssh://$1/',
    )
    .replace(/^(?:git\+)?(?:ssh|git):\/\/([^/]*?)(?::\d+)?\//, 'https://$1/')
    .replace(/^(?:git\+)?https?:\/\//, 'https://');
  if (!candidate.startsWith('https://') || !URL.canParse(candidate))
    return undefined;
  const { host, pathname } = new URL(candidate);
  const path = pathname
    .replace(/\/-\/.*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  if (path === '') return undefined;
  // Of a page inside a repository what names the repository: owner and name.
  const isPage = host === 'github.com' || host === 'bitbucket.org';
  const [, owner, name = ''] = path.split('/');
  return isPage && name
    ? `https://${host}/${owner}/${name.replace(/\.git$/, '')}`
    : `https://${host}${path}`;
}
