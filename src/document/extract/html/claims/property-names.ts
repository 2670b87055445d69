import type { MetadataField } from '../../../../article.ts';
import { wordList } from '../../../../text/word-list.ts';

/** schema.org properties (JSON-LD, microdata, RDFa) → what they claim of the article that has them. */
export const PROPERTY_FIELDS: ReadonlyMap<string, MetadataField> = new Map(
  Object.entries({
    headline: 'title',
    alternativeHeadline: 'title',
    name: 'title',
    author: 'author',
    creator: 'author',
    datePublished: 'published',
    dateCreated: 'published',
    uploadDate: 'published',
    dateModified: 'modified',
    url: 'canonical',
    mainEntityOfPage: 'canonical',
    publisher: 'site',
    inLanguage: 'language',
    description: 'description',
    articleSection: 'section',
    keywords: 'tag',
    image: 'image',
    isAccessibleForFree: 'paywall',
  }),
);

/** Types that are an article themselves. */
export const ARTICLE_TYPES = new Set(
  wordList(
    'Article NewsArticle AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle ' +
      'BlogPosting LiveBlogPosting Report SatiricalArticle ScholarlyArticle TechArticle APIReference SocialMediaPosting DiscussionForumPosting CriticReview Review ' +
      'ClaimReview MedicalScholarlyArticle MedicalWebPage Recipe HowTo Blog CreativeWork',
  ),
);

/** Types that speak of the page: believed less. */
export const PAGE_TYPES = new Set(
  wordList(
    'WebPage ItemPage AboutPage CheckoutPage QAPage FAQPage CollectionPage VideoObject MediaObject AudioObject PodcastEpisode VideoGallery ImageGallery Episode Event',
  ),
);

export const SITE_TYPES = new Set(['WebSite', 'NewsMediaOrganization', 'Organization', 'Corporation']);
