import { property, textOf } from './values';

/** The repository that a package declares. */
export interface Repository {
  /** Without user, password and port of another protocol. */
  readonly url: string;
  /** One of these finds the entity that the repository's own integration made; nothing when it can be none. */
  readonly matches: readonly Readonly<Record<string, string>>[];
}

/** Reads any form of `repository`. */
export function repositoryOf(declared: unknown): Repository | undefined {
  const place = placeOf(textOf(urlIn(declared)));
  if (!place) return undefined;
  const { host } = place;
  if (host === 'github.com') return onGithub(place.path);
  if (host === 'bitbucket.org') return onBitbucket(place.path);
  if (host === 'gitlab.com') return onGitlab(place.path);
  const url = `https://${place.authority}${place.path}`;
  if (host === 'dev.azure.com') {
    return { url, matches: [{ _type: 'azure_devops_repo', webLink: url }] };
  }
  return { url, matches: [{ _class: 'CodeRepo', webLink: url }] };
}

/** The folder of the repository that the package is in; without a repository it is a folder of nothing. */
export function directoryOf(declared: unknown): string | undefined {
  if (textOf(urlIn(declared)) === undefined) return undefined;
  return textOf(property(firstOf(declared), 'directory'));
}

function urlIn(declared: unknown): unknown {
  const first = firstOf(declared);
  return typeof first === 'string' ? first : property(first, 'url');
}

function firstOf(declared: unknown): unknown {
  return Array.isArray(declared) ? declared[0] : declared;
}

/** Every page below owner and name is of the repository. */
function onGithub(path: string): Repository {
  const [, owner, name] = path.split('/');
  if (!owner || !name) {
    return { url: `https://github.com${path}`, matches: [] };
  }
  const fullName = `${owner}/${withoutGit(name)}`;
  return {
    url: `https://github.com/${fullName}`,
    matches: [{ _type: 'github_repo', fullName: fullName.toLowerCase() }],
  };
}

function onBitbucket(path: string): Repository {
  const [, workspace, name] = path.split('/');
  if (!workspace || !name) {
    return { url: `https://bitbucket.org${path}`, matches: [] };
  }
  const fullName = `${workspace}/${withoutGit(name)}`;
  return {
    url: `https://bitbucket.org/${fullName}`,
    matches: [{ _type: 'bitbucket_repo', fullName: fullName.toLowerCase() }],
  };
}

/** Groups lie in groups there; what follows `/-/` is a page of the project. */
function onGitlab(path: string): Repository {
  const [project = ''] = path.split('/-/');
  const fullName = withoutGit(project.slice(1));
  const url = `https://gitlab.com/${fullName}`;
  return {
    url,
    matches: [
      { _type: 'gitlab_project', fullName },
      { _type: 'gitlab_project', webLink: url },
    ],
  };
}

interface Place {
  readonly host: string;
  /** The host, and the port if there is one. */
  readonly authority: string;
  /** From its first slash on; without `.git`, last slash, and what follows `#`. */
  readonly path: string;
}

const SHORTHANDS = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com'],
]);

function placeOf(written: string | undefined): Place | undefined {
  const [text = ''] = (written ?? '').split('#');
  const [, service = '', rest = ''] = /^([a-z]+):([^/].*)$/.exec(text) ?? [];
  const host = SHORTHANDS.get(service);
  if (host) return placeAt(host, host, rest);
  if (/^[\w.-]+\/[\w.-]+$/.test(text)) {
    return placeAt('github.com', 'github.com', text);
  }
  const scp = /^(?:[^@\s/:]+@)?([\w-]+(?:\.[\w-]+)+):([^/\s].*)$/.exec(text);
  if (scp?.[1] && scp[2]) return placeAt(scp[1], scp[1], scp[2]);
  return placeInUrl(text);
}

function placeInUrl(text: string): Place | undefined {
  const web = text.replace(/^git\+/, '').replace(/^(git|ssh):/, 'https:');
  const overWeb = /^(git\+)?https?:/.test(text);
  if (!/^https?:\/\//.test(web) || !URL.canParse(web)) return undefined;
  const { hostname, host, pathname } = new URL(web);
  const authority = overWeb ? host : hostname;
  return placeAt(hostname.replace(/^www\./, ''), authority, pathname);
}

function placeAt(host: string, authority: string, path: string): Place {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return { host, authority, path: withoutGit(`/${trimmed}`) };
}

function withoutGit(path: string): string {
  return path.replace(/\.git$/, '');
}
