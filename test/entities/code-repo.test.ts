import { codeRepoAt, repositoryUrl } from '../../src/entities/code-repo';
import { URI } from './entities';

const GITHUB = 'https://github.com/acme/widget';

describe('the web address of a repository', () => {
  it.each([
    'acme/widget',
    'acme/widget#main',
    'acme/widget.git',
    'github:acme/widget',
    'github:acme/widget#semver:^1.0.0',
    'git://github.com/acme/widget.git',
    'git+https://github.com/acme/widget.git',
    'git+http://github.com/acme/widget.git',
    'git+ssh://git@github.com/acme/widget.git',
    'ssh://git@github.com/acme/widget.git',
    'ssh://git@github.com:22/acme/widget.git',
    'git@github.com:acme/widget.git',
    'git@github.com:acme/widget.git#v1.2.0',
    'https://github.com/acme/widget',
    'https://github.com/acme/widget/',
    'https://github.com/acme/widget.git/',
    'https://github.com/acme/widget.git#main',
    'https://github.com/acme/widget#readme',
    'https://github.com/acme/widget?tab=readme',
    'https://github.com/acme/widget/tree/main/packages/page',
    'http://github.com/acme/widget',
    'http://www.github.com/acme/widget',
    'https://www.github.com/acme/widget',
    'https://token:x-oauth-basic@github.com/acme/widget.git',
    'https://deploy:not-a-secret@github.com/acme/widget.git',
    'git+https://not-a-secret@github.com/acme/widget.git',
    ' https://github.com/acme/widget \n',
  ])('%j is on GitHub', (notation) => {
    expect(repositoryUrl(notation)).toBe(GITHUB);
  });

  it.each([
    [
      'git+https://gitlab.com/Acme/Design/Systems/UI.git',
      'gitlab.com/Acme/Design/Systems/UI',
    ],
    ['gitlab:acme/widget', 'gitlab.com/acme/widget'],
    [
      'git@gitlab.com:acme/deep/er/widget.git',
      'gitlab.com/acme/deep/er/widget',
    ],
    ['https://gitlab.com/acme/widget/', 'gitlab.com/acme/widget'],
    ['https://gitlab.com/acme/widget.git/', 'gitlab.com/acme/widget'],
    [
      'https://gitlab.com/acme/widget/-/tree/main/packages/a',
      'gitlab.com/acme/widget',
    ],
    ['http://gitlab.com/acme/widget.git', 'gitlab.com/acme/widget'],
    ['git@bitbucket.org:Acme/Cli.git', 'bitbucket.org/Acme/Cli'],
    ['bitbucket:acme/cli', 'bitbucket.org/acme/cli'],
    ['https://alice@bitbucket.org/acme/cli.git', 'bitbucket.org/acme/cli'],
    ['https://bitbucket.org/acme/cli/src/main/', 'bitbucket.org/acme/cli'],
    ['gist:11081aaa281c06f1e1d1', 'gist.github.com/11081aaa281c06f1e1d1'],
    [
      'https://gist.github.com/bob/11081aaa281c06f1e1d1.git',
      'gist.github.com/11081aaa281c06f1e1d1',
    ],
    ['https://git.sr.ht/~bob/widget', 'git.sr.ht/~bob/widget'],
  ])('%s is at %s', (notation, expected) => {
    expect(repositoryUrl(notation)).toBe(`https://${expected}`);
  });

  it.each([
    'https://dev.azure.com/acme/Platform/_git/pipelines',
    'https://acme@dev.azure.com/acme/Platform/_git/pipelines',
    'https://acme:not-a-secret@dev.azure.com/acme/Platform/_git/pipelines',
    'git+https://dev.azure.com/acme/Platform/_git/pipelines',
    'https://dev.azure.com/acme/Platform/_git/pipelines?path=/README.md',
    'git@ssh.dev.azure.com:v3/acme/Platform/pipelines',
    'ssh://git@ssh.dev.azure.com/v3/acme/Platform/pipelines',
    'git+ssh://git@ssh.dev.azure.com/v3/acme/Platform/pipelines',
    'acme@vs-ssh.visualstudio.com:v3/acme/Platform/pipelines',
    'https://acme.visualstudio.com/Platform/_git/pipelines',
    'https://acme.visualstudio.com/DefaultCollection/Platform/_git/pipelines',
    'https://alice:pat@acme.visualstudio.com/Platform/_git/pipelines',
  ])('%s is in Azure DevOps', (notation) => {
    expect(repositoryUrl(notation)).toBe(
      'https://dev.azure.com/acme/Platform/_git/pipelines',
    );
  });

  it('an Azure project may have a space in its name', () => {
    const url = 'https://dev.azure.com/acme/My%20Platform/_git/x';
    expect(repositoryUrl(url)).toBe(url);
    expect(repositoryUrl('git@ssh.dev.azure.com:v3/acme/My%20Platform/x')).toBe(
      url,
    );
  });

  it.each([
    ['https://git.acme.example/infra/agent', 'git.acme.example/infra/agent'],
    [
      'https://git.acme.example/infra/agent.git/',
      'git.acme.example/infra/agent',
    ],
    ['http://git.acme.example/infra/agent.git', 'git.acme.example/infra/agent'],
    [
      'https://git.acme.example:8443/infra/agent.git',
      'git.acme.example:8443/infra/agent',
    ],
    [
      'git+ssh://git@git.acme.example:2222/infra/agent.git',
      'git.acme.example/infra/agent',
    ],
    ['ssh://git.acme.example/infra/agent', 'git.acme.example/infra/agent'],
    ['git://git.acme.example/infra/agent.git', 'git.acme.example/infra/agent'],
    ['git@git.acme.example:infra/agent.git', 'git.acme.example/infra/agent'],
    ['git@git.acme.example:infra/agent.git#v1', 'git.acme.example/infra/agent'],
    [
      'https://bob:not-a-secret@git.acme.example/infra/agent.git',
      'git.acme.example/infra/agent',
    ],
    [
      'git+https://git.acme.example/deep/er/agent.git#main',
      'git.acme.example/deep/er/agent',
    ],
    [
      'https://git.acme.example/infra/agent?x=y#z',
      'git.acme.example/infra/agent',
    ],
    [
      'https://git.acme.example/infra/agent/-/tree/main',
      'git.acme.example/infra/agent',
    ],
    ['https://git.acme.example/~bob/agent', 'git.acme.example/~bob/agent'],
    ['https://Git.Acme.example/Infra/Agent', 'git.acme.example/Infra/Agent'],
  ])('%s is at %s, a host of their own', (notation, expected) => {
    expect(repositoryUrl(notation)).toBe(`https://${expected}`);
  });

  it.each([
    '',
    ' ',
    'see the wiki',
    'widget',
    'https://',
    'https://git.acme.example',
    'https://git.acme.example/',
    'http://[bad/widget',
    'javascript:alert(1)',
    'javascript://git.acme.example/%0aalert(1)',
    'data:text/html,x',
    'file:///home/bob/widget',
    'git+file:///home/bob/widget',
    'file://git.acme.example/widget',
    '../widget',
    '/home/bob/widget',
    'C:\\widget',
    'npm:widget',
    '@acme/widget',
    'acme/widget/more',
    'gitlab:widget',
    'git@github.com',
  ])('%j is none', (notation) => {
    expect(repositoryUrl(notation)).toBeUndefined();
  });
});

describe('what people write', () => {
  it.each([
    'https://constructor/acme/widget',
    'https://__proto__/acme/widget',
    'git+ssh://git@toString/acme/widget.git',
    'https://git.acme.example/%E0%A4%A',
    'https://git.acme.example/100%',
    'https://github.com/acme/100%25',
    'https://github.com/acme/%E0%A4%A',
    'https://gitlab.com/acme/%E0%A4%A',
    'https://dev.azure.com/acme/%E0%A4%A/_git/x',
    'https://acme.visualstudio.com/%zz/_git/x',
    'acme/wid%2Fget',
    'acme/%00',
    'https://github.com//',
    'https://github.com/acme/\ud800',
  ])('breaks no run: %j', (notation) => {
    const draw = () => {
      const url = repositoryUrl(notation);
      return url && codeRepoAt(url);
    };
    expect(draw).not.toThrow();
  });

  it('is quickly read, however long it is', () => {
    const start = performance.now();
    for (const part of ['a/', '/', '%41', '.git/', '/-', '@', ':', ' '])
      for (const before of ['https://git.acme.example/', 'git@a:', 'ssh://'])
        repositoryUrl(before + part.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each([
    'acme/two%20words',
    'acme/%3Cscript%3E',
    'acme/naïve',
    'https://github.com/acme/<b>',
    'https://git.acme.example/ä/{b}',
    'https://git.acme.example/a|b',
    'https://git.acme.example/[a]',
    'https://git.acme.example/100%',
    'https://dev.azure.com/acme/My Platform/_git/x',
    'git@ssh.dev.azure.com:v3/acme/My Platform/x',
    'https://acme.visualstudio.com/<b>/_git/x',
  ])('is made a URI or left out: %s', (notation) => {
    const url = repositoryUrl(notation);
    expect(url ?? 'https://nothing.example').toMatch(URI);
  });
});

describe('the repository that another integration collected', () => {
  it('GitHub is matched by its name in lower case', () => {
    expect(codeRepoAt('https://github.com/Acme/Monorepo')).toEqual({
      targetEntity: {
        _type: 'github_repo',
        _class: 'CodeRepo',
        fullName: 'acme/monorepo',
      },
      targetFilterKeys: [['_type', 'fullName']],
    });
  });

  it('Bitbucket is matched by its name in lower case', () => {
    expect(codeRepoAt('https://bitbucket.org/Acme/Cli')).toEqual({
      targetEntity: {
        _type: 'bitbucket_repo',
        _class: 'CodeRepo',
        fullName: 'acme/cli',
      },
      targetFilterKeys: [['_type', 'fullName']],
    });
  });

  it('GitLab is matched by its path as written, or its address', () => {
    expect(codeRepoAt('https://gitlab.com/Acme/Design/UI')).toEqual({
      targetEntity: {
        _type: 'gitlab_project',
        _class: 'CodeRepo',
        fullName: 'Acme/Design/UI',
        webLink: 'https://gitlab.com/Acme/Design/UI',
      },
      targetFilterKeys: [
        ['_type', 'fullName'],
        ['_type', 'webLink'],
      ],
    });
  });

  it('Azure DevOps is matched by its address, and has a class of its own', () => {
    const webLink = 'https://dev.azure.com/acme/My%20Platform/_git/pipelines';
    expect(codeRepoAt(webLink)).toEqual({
      targetEntity: {
        _type: 'azure_devops_repo',
        _class: 'Repository',
        webLink,
      },
      targetFilterKeys: [['_type', 'webLink']],
    });
  });

  it.each([
    'https://git.acme.example/infra/agent',
    'https://git.acme.example:8443/infra/agent',
    'https://gist.github.com/11081aaa281c06f1e1d1',
    'https://git.sr.ht/~bob/widget',
    'https://github.com.acme.example/acme/widget',
  ])('%s is matched by its address', (webLink) => {
    expect(codeRepoAt(webLink)).toEqual({
      targetEntity: { _class: 'CodeRepo', webLink },
      targetFilterKeys: [['_class', 'webLink']],
    });
  });

  it.each([
    'https://github.com/acme',
    'https://github.com/acme/widget/issues',
    'https://bitbucket.org/acme',
  ])('%s is no repository', (url) => {
    expect(codeRepoAt(url)).toBeUndefined();
  });
});
