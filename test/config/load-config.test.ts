import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration-error.ts';
import { compilePathRule } from '../../src/config/input-scopes.ts';
import { resolveConfig } from '../../src/config/load-config.ts';

describe('resolveConfig', () => {
  it.each([
    [{ site: '{site}/{site}' }, 'site: expected each name once in a pattern, got {site} twice in "{site}/{site}"'],
    [{ collection: ['ok', '{a}/{a}'] }, 'collection: expected each name once'],
    [{ fields: { '{a}{a}.csv': { title: 'headline' } } }, 'fields: expected each name once'],
    [{ sites: { 'example.com': { drop: ['p['] } } }, 'sites.example.com.drop: expected a CSS selector, got "p["'],
    [{ sites: { '*': { keep: ['p', ':nonsense'] } } }, 'sites.*.keep: expected a CSS selector, got ":nonsense"'],
  ])('names the key that can not be read: %j', async (config, message) => {
    const error: unknown = await resolveConfig(config, null).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message);
  });

  it('takes selectors and patterns as one writes them', async () => {
    const config = {
      site: ['{site}/*.txt'],
      sites: { '*': { keep: ['article > p:not(.ad)'], drop: ['[data-x="1"]'] } },
    };
    expect((await resolveConfig(config, null)).values.site).toEqual(config.site);
  });

  it.each([
    [{ duplicates: { threshold: 7 } }, 'duplicates.threshold: expected a number from 0 to 1, got 7'],
    [{ keepOriginals: 'no' }, 'keepOriginals: expected true, false or "reference", got "no"'],
    [
      { maxRejects: 'many' },
      'maxRejects: expected a number of documents, such as 20, or a share, such as "1.5%", got "many"',
    ],
    [{ site: 'dumps/{host}/*.txt' }, 'site: expected {site} in the pattern, got "dumps/{host}/*.txt"'],
    [{ sites: { 'https://example.com/': {} } }, 'sites: expected a host such as example.com'],
    [{ fields: { '*.csv': { titel: 'x' } } }, 'fields.*.csv: expected one of the fields text, '],
  ])('says of a mistake what was expected and what came: %j', async (config, said) => {
    await expect(resolveConfig(config as object, null)).rejects.toThrow(said);
  });

  it('digests extensions by their name and source, whatever hangs on them', async () => {
    const digestOf = async (normalizer: { name: string; apply(): undefined; self?: unknown }) =>
      (await resolveConfig({ normalizers: [normalizer] }, null)).digests.config;
    const plain = { name: 'a', apply: () => undefined };
    const cyclic: typeof plain & { self?: unknown } = { ...plain };
    cyclic.self = cyclic;
    expect(await digestOf(cyclic)).toBe(await digestOf(plain));
    expect(await digestOf({ ...plain, name: 'b' })).not.toBe(await digestOf(plain));
    expect(await digestOf({ ...plain, apply: () => void 0 })).not.toBe(await digestOf(plain));
  });
});

describe('a function that names the site', () => {
  it('may give a string or undefined', () => {
    const site = compilePathRule((path) => (path === 'a' ? 'example.com' : undefined), 'site');
    expect([site('a'), site('b')]).toEqual(['example.com', undefined]);
  });

  it('is told of when it gives something else, or fails', () => {
    const five = compilePathRule((() => 5) as never, 'site');
    expect(() => five('a.txt')).toThrow(
      new ConfigurationError('site: expected the function to give a string or undefined for "a.txt", got 5'),
    );
    const failing = compilePathRule(() => {
      throw new Error('oh');
    }, 'collection');
    expect(() => failing('a.txt')).toThrow('collection: the function failed for "a.txt": Error: oh');
  });
});
