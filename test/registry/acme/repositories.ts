import { byCi, byHand, type Granted, pkg, reach } from './build';

/** Packages that declare their repository: every host, every notation. */
export const repositories: readonly Granted[] = [
  pkg(
    '@acme/widget',
    [
      byCi('3.2.0', '2026-08-14', {
        dependencies: { '@acme/core': '^1.1.0', '@acme/deprecated': '1.x' },
      }),
    ],
    {
      repository: {
        type: 'git',
        url: 'git+https://github.com/Acme/Monorepo.git',
        directory: 'packages/widget',
      },
      reach: reach(52_000, 210_000, 96),
    },
  ),
  pkg('@acme/gadget', [byCi('3.2.0', '2026-08-14T00:02Z')], {
    repository: {
      type: 'git',
      url: 'git+https://github.com/Acme/Monorepo.git',
      directory: 'packages/gadget',
    },
  }),
  declares('@acme/repo-shorthand', 'acme/shorthand'),
  declares('@acme/repo-github-prefix', 'github:acme/prefixed#main'),
  declares('@acme/repo-git-protocol', 'git://github.com/ACME/Old-Git.git'),
  declares('@acme/repo-scp', 'git@github.com:acme/scp.git#v1.2.0'),
  declares('@acme/repo-ssh', {
    type: 'git',
    url: 'git+ssh://git@github.com/acme/ssh.git',
  }),
  declares('@acme/repo-web-page', {
    url: 'https://github.com/acme/web/tree/main/packages/page',
  }),
  declares(
    '@acme/repo-with-credentials',
    'https://deploy:not-a-secret@github.com/acme/leaky.git',
  ),
  declares(
    '@acme/repo-gitlab',
    'git+https://gitlab.com/Acme/Design/Systems/UI.git',
  ),
  declares('@acme/repo-bitbucket', 'git@bitbucket.org:Acme/Cli.git'),
  declares(
    '@acme/repo-azure',
    'https://dev.azure.com/acme/Platform/_git/pipelines',
  ),
  declares('@acme/repo-own-host', {
    type: 'git',
    url: 'git+ssh://git@git.acme.example:2222/infra/agent.git',
  }),
  declares('@acme/repo-gist', 'gist:11081aaa281c06f1e1d1'),
  declares('@acme/repo-list', [{ url: 'https://github.com/acme/listed' }]),
  declares('@acme/repo-nonsense', 'see the wiki'),
];

function declares(name: string, repository: unknown): Granted {
  return pkg(name, [byHand('1.0.0', '2024-05-06', 'bob')], { repository });
}
