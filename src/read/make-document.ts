import { hash } from 'node:crypto';
import type { Claim, MediaType, RawDocument } from '../article.ts';
import type { RejectionCode } from '../stage.ts';
import type { InputFile, ReadItem } from './reader.ts';

const MAX_CLAIM_CHARACTERS = 2000;

/** Lower-case hex. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** A copy that shares no memory: a view posted to a thread would take its whole chunk along. */
export const ownBytes = (view: Uint8Array): Uint8Array =>
  view.byteLength === view.buffer.byteLength ? view : new Uint8Array(view);

const encoder = new TextEncoder();

export const encodeText = (text: string): Uint8Array => encoder.encode(text);

export function makeClaim(field: Claim['field'], value: string, from: string): Claim {
  return { field, value: value.trim().slice(0, MAX_CLAIM_CHARACTERS).toWellFormed(), from };
}

/** What a reader knows of a document beyond its file. */
export interface DocumentParts {
  readonly mediaType: MediaType;
  /** The text or page; a string is encoded as UTF-8. */
  readonly content: Uint8Array | string;
  /** The bytes as they stood in the dump, where `content` isn't that. */
  readonly original?: Uint8Array;
  readonly offset?: number | undefined;
  readonly id?: string | undefined;
  readonly charset?: string | undefined;
  readonly crawled?: string | undefined;
  readonly claims?: readonly Claim[];
}

/** A document of this file, with its digest and its place filled in. */
export function makeDocument(file: InputFile, parts: DocumentParts): RawDocument {
  const isText = typeof parts.content === 'string';
  const bytes = isText ? encodeText(parts.content as string) : ownBytes(parts.content as Uint8Array);
  const original = parts.original && ownBytes(parts.original);
  const charset = isText ? 'utf-8' : parts.charset;
  return {
    source: {
      path: file.path,
      ...(file.member !== undefined && { member: file.member }),
      ...(parts.offset !== undefined && { offset: parts.offset }),
      ...(parts.id !== undefined && { id: parts.id }),
      sha256: sha256(original ?? bytes),
    },
    mediaType: parts.mediaType,
    bytes,
    ...(original && { original }),
    ...(charset !== undefined && { charset }),
    collection: file.collection,
    ...(parts.crawled !== undefined && { crawled: parts.crawled }),
    claims: parts.claims ?? [],
  };
}

interface RejectionPlace {
  readonly offset?: number | undefined;
  readonly id?: string | undefined;
  readonly original?: Uint8Array | undefined;
}

/** A rejection of something in this file. */
export function rejectedItem(
  file: InputFile,
  code: RejectionCode,
  message: string,
  place: RejectionPlace = {},
): ReadItem {
  const original = place.original && ownBytes(place.original);
  return {
    type: 'rejected',
    rejection: {
      source: {
        path: file.path,
        ...(file.member !== undefined && { member: file.member }),
        ...(place.offset !== undefined && { offset: place.offset }),
        ...(place.id !== undefined && { id: place.id }),
        ...(original && { sha256: sha256(original) }),
      },
      code,
      message,
      ...(original && { original }),
    },
  };
}
