/** What the identity of an article that is known by its URL begins with; the URL follows. */
export const URL_IDENTITY = 'url:';
