import type { Claim, Image } from '../../article.ts';
import type { Evidence } from './evidence.ts';
import { trustIn } from './trust.ts';
import { resolveUrl } from './urls/normalise-url.ts';

const COMMA = /\s*[,;、，]\s*/;
const MOST_TAGS = 40;
const LONGEST_TAG = 80;
const MOST_IMAGES = 10;
const FREE = /^(?:true|free|yes|1|https?:\/\/schema\.org\/true)$/i;
const LOCKED = /^(?:false|no|0|locked|metered|paid|premium|https?:\/\/schema\.org\/false)$/i;
const PLACEHOLDER = /(?:logo|default|placeholder|blank|spacer|pixel)[^/]*$/i;
const ADDRESS_OF_NAME = /^https?:\/\//;

const byTrust = (a: Claim, b: Claim): number => trustIn(b.field, b.from) - trustIn(a.field, a.from);

function mostTrusted(
  evidence: Evidence,
  field: 'description' | 'section',
  fits: (value: string) => boolean,
): string | null {
  const claims = [...evidence.claims(field)].sort(byTrust);
  const chosen = claims.find((claim) => fits(claim.value));
  for (const claim of claims) {
    if (claim === chosen) evidence.verdicts.won(claim, 'most trusted');
    else evidence.verdicts.lost(claim, fits(claim.value) ? 'another claim is trusted more' : 'says nothing');
  }
  return chosen?.value ?? null;
}

export function chooseDescription(evidence: Evidence): string | null {
  return mostTrusted(evidence, 'description', (value) => value.length > 1);
}

export function chooseSection(evidence: Evidence): string | null {
  return mostTrusted(evidence, 'section', (value) => value.length < 120 && !ADDRESS_OF_NAME.test(value));
}

/** Each tag once, in order of the page, as first spelled. */
export function chooseTags(evidence: Evidence): readonly string[] {
  const tags = new Map<string, string>();
  for (const claim of evidence.claims('tag')) {
    for (const tag of claim.value.split(COMMA)) {
      if (tag !== '' && tag.length <= LONGEST_TAG && tags.size < MOST_TAGS && !tags.has(tag.toLowerCase()))
        tags.set(tag.toLowerCase(), tag);
    }
  }
  return [...tags.values()];
}

/** Lead image first; each once, with its caption where one was found. A claim's value is a URL, or a URL, a space and a caption. */
export function chooseImages(evidence: Evidence): readonly Image[] {
  const images = new Map<string, Image>();
  for (const claim of evidence.claims('image')) {
    const space = claim.value.indexOf(' ');
    const address = space < 0 ? claim.value : claim.value.slice(0, space);
    const caption = space < 0 ? '' : claim.value.slice(space + 1).trim();
    // Its parameters choose size and cut: it keeps them.
    const url = resolveUrl(address, evidence.url ?? undefined);
    if (url === null || PLACEHOLDER.test(url)) continue;
    const known = images.get(url);
    if (known ? caption !== '' && known.caption === undefined : images.size < MOST_IMAGES)
      images.set(url, caption === '' ? { url } : { url, caption });
  }
  return [...images.values()];
}

export function choosePaywall(evidence: Evidence): boolean | null {
  let paywalled: boolean | null = null;
  for (const claim of evidence.claims('paywall')) {
    const said = LOCKED.test(claim.value) ? true : FREE.test(claim.value) ? false : null;
    if (said === null) evidence.verdicts.lost(claim, 'neither yes nor no');
    else if (paywalled === null || paywalled === said) {
      paywalled = said;
      evidence.verdicts.won(claim, 'stated');
    } else evidence.verdicts.lost(claim, 'another claim came first');
  }
  return paywalled;
}
