import { describe, expect, it } from 'vitest';
import { readFacts, readReleases } from '../../../src/openclaw/releases/facts.js';
import { release } from '../../../src/openclaw/releases/release.js';
import {
  BROUGHT_ALONG,
  isKnownProvider,
  NOT_BROUGHT_ALONG,
  providerEnv,
  WITHOUT_ENV,
} from '../../../src/openclaw/routes/accounts/provider-env.js';

/** What the manifests of every release say, oldest first; those before 2026.3.22 say nothing. */
const declared = readReleases
  .map(({ release }) => ({
    release,
    env: new Map(
      Object.values(readFacts(release.text).plugins).flatMap(({ providerEnv = {} }) => Object.entries(providerEnv)),
    ),
  }))
  .filter(({ env }) => env.size > 0);

/** The providers and command-line backends that a package names, also those of plugins that are installed on their own. */
function providersOf(release: string): ReadonlySet<string> {
  const { plugins, installable } = readFacts(release);
  return new Set([
    ...Object.values(plugins).flatMap(({ providers = [], cliBackends = [], catalogAliases = {} }) => [
      ...providers,
      ...cliBackends,
      ...Object.keys(catalogAliases),
    ]),
    ...Object.values(installable).flatMap(({ providers = [] }) => providers),
  ]);
}

describe('the variables a provider takes its key from', () => {
  it('are those the manifests of the release name', () => {
    const differing = declared.flatMap(({ release, env }) =>
      [...env]
        .filter(([provider, names]) => providerEnv(provider, release).join() !== names.join())
        .map(([provider]) => `${release.text} ${provider}`),
    );
    expect(differing).toEqual([]);
    expect(declared.length).toBeGreaterThan(60);
  });

  it('are those the last manifest named, where a release does not bring the plugin along', () => {
    const differing = Object.entries(NOT_BROUGHT_ALONG).flatMap(([provider, names]) => {
      const last = declared.findLast(({ env }) => env.has(provider))?.env.get(provider) ?? names;
      return last.join() === names.join() ? [] : [`${provider}: ${names}, and should be ${last}`];
    });
    expect(differing).toEqual([]);
  });

  it('are kept by hand only where some release does not name them', () => {
    const needless = Object.keys(NOT_BROUGHT_ALONG).filter((provider) =>
      declared.every(({ env }) => env.has(provider)),
    );
    expect(needless).toEqual([]);
    const unknown = [...new Set(declared.flatMap(({ env }) => [...env.keys()]))].filter(
      (provider) => declared.every(({ env }) => env.has(provider)) && !isKnownProvider(provider),
    );
    expect(unknown).toEqual([]);
  });

  it('come along with every release where the list says so', () => {
    const missing = BROUGHT_ALONG.filter((provider) => !declared.every(({ env }) => env.has(provider)));
    expect(missing).toEqual([]);
  });

  it('are none where no manifest names any, from the release that first names the provider', () => {
    const named = readReleases.map(({ release }) => ({ release, providers: providersOf(release.text) }));
    const first = Object.keys(WITHOUT_ENV).map((provider) => [
      provider,
      named.find(({ providers }) => providers.has(provider))?.release.text,
    ]);
    expect(Object.fromEntries(first)).toEqual(WITHOUT_ENV);
    const withEnv = Object.keys(WITHOUT_ENV).filter((provider) => declared.some(({ env }) => env.has(provider)));
    expect(withEnv).toEqual([]);
  });

  it('of GitHub Copilot are no longer those of the gh command from 2026.9.5 on', () => {
    const all = ['COPILOT_GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_TOKEN'];
    expect(providerEnv('github-copilot', release('2026.9.4'))).toEqual(all);
    expect(providerEnv('github-copilot', release('2026.9.5'))).toEqual(all.slice(0, 1));
  });

  it('before manifests named them are those the first ones name', () => {
    expect(providerEnv('minimax', release('2026.3.13'))).toEqual(['MINIMAX_API_KEY']);
    expect(providerEnv('moonshot', release('2026.3.13'))).toEqual(['MOONSHOT_API_KEY']);
  });
});
