import { historyOf, personBehind } from '../../src/registry/history';
import type { Release, Signals } from '../../src/registry/types';

const DAY = 86_400_000;

/** A release made by hand on a day of 2024, counted from zero. */
function release(
  version: string,
  day: number | undefined,
  rest: Partial<Release> = {},
): Release {
  return {
    version,
    publishedOn:
      day === undefined ? undefined : Date.UTC(2024, 0, 1) + day * DAY,
    publisher: { name: 'alice' },
    publishMethod: 'user',
    trustedPublisher: false,
    staged: false,
    hasProvenance: false,
    hasInstallScripts: false,
    license: 'MIT',
    deprecated: false,
    ...rest,
  };
}

const TRUSTED = { trustedPublisher: true, hasProvenance: true };
const BY_CI = { ...TRUSTED, publisher: { name: 'GitHub Actions' } };
const NONE: Signals = {
  trustDowngraded: false,
  installScriptsAdded: false,
  newPublisher: false,
  licenseChanged: false,
};

/** The signals of a history whose `latest` is the last of the given releases. */
function signalsOf(...releases: readonly Release[]): Signals | undefined {
  return historyOf(releases, releases.at(-1)).signals;
}

describe('a package with little history', () => {
  it('has no signals without a latest release', () => {
    const untagged = historyOf([release('1.0.0', 0)]);
    expect(untagged).toMatchObject({ versionCount: 1, signals: undefined });
    const unpublished = historyOf([]);
    expect(unpublished).toMatchObject({ versionCount: 0, signals: undefined });
  });

  it('has nothing to be compared with its only release', () => {
    const only = release('1.0.0', 0, { hasInstallScripts: true });
    expect(historyOf([only], only)).toMatchObject({
      versionCount: 1,
      signals: NONE,
    });
  });

  it('counts all versions, pre-releases and later ones too', () => {
    const latest = release('1.0.0', 1);
    const all = [release('1.0.0-rc.1', 0), latest, release('2.0.0', 2)];
    expect(historyOf(all, latest).versionCount).toBe(3);
  });
});

describe('trust', () => {
  const levels = {
    'staged by a person': { staged: true },
    'staged by CI, with provenance': { ...BY_CI, staged: true },
    'trusted publisher with provenance': BY_CI,
    'trusted publisher alone': { trustedPublisher: true },
    'provenance alone': { hasProvenance: true },
    'none of these': {},
  };

  it.each<[keyof typeof levels, keyof typeof levels, boolean]>([
    ['staged by a person', 'staged by CI, with provenance', false],
    ['staged by CI, with provenance', 'staged by a person', false],
    ['staged by a person', 'trusted publisher with provenance', true],
    ['trusted publisher with provenance', 'staged by a person', false],
    ['trusted publisher with provenance', 'trusted publisher alone', true],
    ['trusted publisher with provenance', 'provenance alone', true],
    ['trusted publisher alone', 'provenance alone', false],
    ['provenance alone', 'trusted publisher alone', false],
    ['provenance alone', 'none of these', true],
    ['trusted publisher alone', 'none of these', true],
    ['none of these', 'none of these', false],
    ['none of these', 'provenance alone', false],
  ])('from %s to %s', (before, after, trustDowngraded) => {
    expect(
      signalsOf(
        release('1.0.0', 0, levels[before]),
        release('1.0.1', 1, levels[after]),
      ),
    ).toMatchObject({ trustDowngraded });
  });

  it('is lost for good: every earlier release counts, not the one before alone', () => {
    expect(
      signalsOf(
        release('1.0.0', 0, BY_CI),
        release('1.0.1', 1),
        release('1.0.2', 2),
      ),
    ).toMatchObject({ trustDowngraded: true });
  });
});

describe('what is earlier', () => {
  it('compares no pre-release with a stable release', () => {
    const beta = release('2.0.0-beta.1', 0, {
      ...BY_CI,
      hasInstallScripts: true,
      license: 'ISC',
    });
    expect(signalsOf(beta, release('1.9.0', 1))).toEqual(NONE);
    const stable = release('1.9.0', 0, BY_CI);
    expect(signalsOf(stable, release('2.0.0-rc.1', 1))).toEqual(NONE);
  });

  it('compares pre-releases with each other', () => {
    const ofCi = release('2.0.0-beta.1', 0, BY_CI);
    expect(signalsOf(ofCi, release('2.0.0-beta.2', 1))).toMatchObject({
      trustDowngraded: true,
    });
  });

  it('goes by the time of publication and not by the version', () => {
    const licenses = (...days: readonly [number, number, number]) =>
      signalsOf(
        release('2.0.0', days[0], { license: 'ISC' }),
        release('1.0.0', days[1], { license: 'MIT' }),
        release('1.0.1', days[2], { license: 'MIT' }),
      )?.licenseChanged;
    expect(licenses(1, 0, 2)).toBe(true);
    expect(licenses(0, 1, 2)).toBe(false);
  });

  it('goes by the time and not by the order in the metadata', () => {
    const first = release('1.0.0', 0, { license: 'ISC' });
    const second = release('1.0.1', 1);
    const third = release('1.0.2', 2);
    const { signals } = historyOf([third, second, first], third);
    expect(signals).toEqual(NONE);
  });

  it('passes over releases after the one that latest was set back to', () => {
    const good = release('1.0.0', 0);
    const bad = release('1.1.0', 1, { ...BY_CI, license: 'ISC' });
    expect(historyOf([good, bad], good).signals).toEqual(NONE);
  });

  it('does not take a later mend of an older line for the one before', () => {
    const latest = release('2.0.0', 1);
    const mend = release('1.0.1', 2, { ...BY_CI, license: 'ISC' });
    const all = [release('1.0.0', 0), latest, mend];
    expect(historyOf(all, latest).signals).toEqual(NONE);
  });

  it('goes by the version where times are missing or the same', () => {
    const isc = { license: 'ISC' };
    for (const day of [undefined, 0]) {
      const earlier = release('1.9.0', day, isc);
      const latest = release('1.10.0', day);
      expect(signalsOf(earlier, latest)).toMatchObject({
        licenseChanged: true,
      });
      const later = release('1.11.0', day, isc);
      expect(historyOf([later, latest], latest).signals).toEqual(NONE);
    }
  });

  it('copes with versions that are none', () => {
    expect(
      signalsOf(release('latest', undefined, BY_CI), release('1.0', undefined)),
    ).toEqual(NONE);
  });
});

describe('install scripts', () => {
  const scripts = { hasInstallScripts: true };

  it.each<[string, readonly Release[], boolean]>([
    ['added', [release('1.0.0', 0), release('1.0.1', 1, scripts)], true],
    [
      'kept',
      [release('1.0.0', 0, scripts), release('1.0.1', 1, scripts)],
      false,
    ],
    ['removed', [release('1.0.0', 0, scripts), release('1.0.1', 1)], false],
    [
      'back after one release without',
      [
        release('1.0.0', 0, scripts),
        release('1.0.1', 1),
        release('1.0.2', 2, scripts),
      ],
      true,
    ],
  ])('%s', (_, releases, installScriptsAdded) => {
    expect(signalsOf(...releases)).toMatchObject({ installScriptsAdded });
  });
});

describe('publishers', () => {
  const bob = { publisher: { name: 'bob' } };

  it.each<[string, readonly Release[], boolean]>([
    ['somebody else', [release('1.0.0', 0), release('1.0.1', 1, bob)], true],
    [
      'somebody who published long ago',
      [release('1.0.0', 0, bob), release('1.0.1', 1), release('1.0.2', 2, bob)],
      false,
    ],
    [
      'a person after CI',
      [release('1.0.0', 0, BY_CI), release('1.0.1', 1, bob)],
      true,
    ],
    [
      'CI after a person',
      [release('1.0.0', 0), release('1.0.1', 1, BY_CI)],
      false,
    ],
    [
      'CI of another name, without trusted publishing',
      [
        release('1.0.0', 0),
        release('1.0.1', 1, { publisher: { name: 'GitLab CI/CD' } }),
      ],
      false,
    ],
    [
      'nobody, as npm does not say',
      [release('1.0.0', 0), release('1.0.1', 1, { publisher: undefined })],
      false,
    ],
    [
      'a person who approved, staged from their own machine',
      [release('1.0.0', 0), release('1.0.1', 1, { ...bob, staged: true })],
      true,
    ],
  ])('%s published the latest release', (_, releases, newPublisher) => {
    expect(signalsOf(...releases)).toMatchObject({ newPublisher });
  });

  it('a CI provider is nobody', () => {
    expect(personBehind(release('1.0.0', 0))).toEqual({ name: 'alice' });
    expect(personBehind(release('1.0.0', 0, BY_CI))).toBeUndefined();
    expect(
      personBehind(
        release('1.0.0', 0, { publisher: { name: 'GitLab CI/CD' } }),
      ),
    ).toBeUndefined();
  });
});

describe('licenses', () => {
  it.each([
    ['MIT', 'ISC', true],
    ['MIT', 'MIT', false],
    ['MIT', undefined, true],
    [undefined, 'MIT', true],
    [undefined, undefined, false],
  ])('from %s to %s', (before, after, licenseChanged) => {
    expect(
      signalsOf(
        release('1.0.0', 0, { license: before }),
        release('1.0.1', 1, { license: after }),
      ),
    ).toMatchObject({ licenseChanged });
  });

  it('compares with the release before alone', () => {
    const isc = { license: 'ISC' };
    expect(
      signalsOf(
        release('1.0.0', 0, isc),
        release('1.0.1', 1),
        release('1.0.2', 2),
      ),
    ).toMatchObject({ licenseChanged: false });
  });
});
