import { describe, expect, it } from 'vitest';
import { foldName, stripSite } from '../../../../src/document/normalise/titles/strip-site.ts';

const strip = (title: string, names: readonly string[], others: readonly string[] = []): string =>
  stripSite(title, names.map(foldName), others);

describe('stripSite', () => {
  it.each([
    ['Harbour reopens after storm - The Daily Lantern', ['Daily Lantern'], 'Harbour reopens after storm'],
    ['Harbour reopens after storm | lantern.example', ['lantern.example'], 'Harbour reopens after storm'],
    ['The Daily Lantern | Harbour reopens after storm', ['The Daily Lantern'], 'Harbour reopens after storm'],
    ['Hafen nach Sturm wieder offen – Lokales – Tageslicht', ['Tageslicht'], 'Hafen nach Sturm wieder offen – Lokales'],
    ['Harbour - reopened at last - after storm', ['Daily Lantern'], 'Harbour - reopened at last - after storm'],
    ['Well-known harbour reopens', ['Daily Lantern'], 'Well-known harbour reopens'],
  ])('%s', (title, names, expected) => {
    expect(strip(title, names)).toBe(expected);
  });

  it('takes the shorter form that another title of the page has', () => {
    expect(strip('Harbour reopens after storm | News | Lantern', [], ['Harbour reopens after storm'])).toBe(
      'Harbour reopens after storm',
    );
  });

  it('leaves a title that is only the site', () => {
    expect(strip('The Daily Lantern', ['Daily Lantern'])).toBe('The Daily Lantern');
  });
});
