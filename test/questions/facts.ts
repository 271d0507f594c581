import type { World, WorldPackage, WorldTeam } from '../registry/world';
import { truthOf } from '../truth';
import { accessTokenOf, advisoryOf } from '../truth/others';
import { packageOf } from '../truth/package';
import { userOf } from '../truth/people';
import { packagesOf } from '../truth/publishing';
import type { Properties } from '../truth/values';

/** Someone who may publish a package. */
export interface Writer {
  readonly pkg: WorldPackage;
  readonly username: string;
  readonly member: boolean;
}

/** What is the case in a world, looked up in plain loops. */
export class Facts {
  readonly packages: readonly WorldPackage[];

  constructor(
    readonly world: World,
    /** When it is asked. */
    readonly now: number,
  ) {
    this.packages = packagesOf(world);
  }

  get aYearAgo(): number {
    const time = new Date(this.now);
    return time.setUTCFullYear(time.getUTCFullYear() - 1);
  }

  isMember(username: string): boolean {
    return this.world.members.some((each) => each.username === username);
  }

  get writers(): readonly Writer[] {
    return this.packages.flatMap((pkg) =>
      pkg.collaborators
        .filter(({ permission }) => permission === 'write')
        .map(({ username }) => ({
          pkg,
          username,
          member: this.isMember(username),
        })),
    );
  }

  /** The packages that each person may publish, by the people that fit. */
  writable(
    fits: (user: Properties) => boolean = () => true,
  ): readonly (readonly [user: Properties, packages: readonly Properties[]])[] {
    return this.users.filter(fits).flatMap((user) => {
      const own = this.writers.filter(
        ({ username }) => username === user.username,
      );
      if (own.length === 0) return [];
      return [[user, own.map(({ pkg }) => this.package(pkg))] as const];
    });
  }

  get users(): readonly Properties[] {
    const collaborators = this.packages.flatMap((pkg) => pkg.collaborators);
    const usernames = [...this.world.members, ...collaborators].map(
      ({ username }) => username,
    );
    return [...new Set(usernames)].map((username) =>
      userOf(this.world, this.packages, username, true),
    );
  }

  package(pkg: WorldPackage): Properties {
    return packageOf(this.world, pkg, () => true);
  }

  /** The properties of the packages that fit. */
  packagesThat(
    fit: (properties: Properties) => boolean,
  ): readonly Properties[] {
    return this.packages.map((pkg) => this.package(pkg)).filter(fit);
  }

  /** Those of a team who did not leave. */
  membersOf({ members }: WorldTeam): readonly string[] {
    return members.filter((username) => this.isMember(username));
  }

  /** Which package names which, as the data model reads. */
  get uses() {
    return [...truthOf(this.world).relationships.values()]
      .filter(({ _type }) => _type === 'npm_package_uses_package')
      .map((edge) => ({
        dependent: nameIn(edge._fromEntityKey),
        used: nameIn(edge._toEntityKey),
        field: edge.dependencyType,
        range: edge.versionRange,
      }));
  }

  get tokens(): readonly Properties[] {
    const { account, all } = this.world.token;
    return account === false ? [] : all.map(accessTokenOf);
  }

  get advisories() {
    return this.packages.flatMap((pkg) =>
      this.world.advisories.flatMap((advisory) => {
        const properties =
          advisory.package === pkg.name ? advisoryOf(advisory, pkg) : undefined;
        return properties ? [{ pkg: this.package(pkg), properties }] : [];
      }),
    );
  }
}

function nameIn(key: unknown): string {
  return String(key).replace(/^npm-package:/, '');
}
