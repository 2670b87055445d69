/** A character of Chinese, Japanese or Korean, whose texts say as much in half the length. */
export const WIDE = /[\u3040-\u9fff\uac00-\ud7a3]/;
