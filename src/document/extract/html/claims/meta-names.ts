import type { MetadataField } from '../../../../article.ts';
import { wordList } from '../../../../text/word-list.ts';

/**
 * `<meta name|property|itemprop>` by lower-case name → what it claims. Only names that say it of the page itself:
 * `fb:app_id`, `og:video:*`, `msapplication-*` and the like say nothing we keep.
 */
const NAMES: Partial<Record<MetadataField, string>> = {
  title:
    'og:title twitter:title dc.title dcterms.title title headline parsely-title sailthru.title citation_title cxenseparse:title mediator_title article.headline hdl lp.title eomportal-title',
  author:
    'author article:author og:author og:article:author dc.creator dc.creator.name dcterms.creator dc.contributor parsely-author sailthru.author cxenseparse:author creator byl byline article.author article:author_name ' +
    'citation_author shareaholic:article_author_name twitter:creator twitter:data1 authors article_author rbauthors analyticsattributes.author sailthru.authors bt:author dable:author vr:author newsauthor ' +
    'nrbi:author swiftype:author mediator_author eomportal-author gsa-author',
  published:
    'article:published_time article:published og:article:published_time og:published_time og:pubdate published_time datepublished date pubdate publishdate publish-date publish_date publication_date publication-date ' +
    'dc.date dc.date.issued dc.date.created dc.date.published dc.issued dcterms.date dcterms.issued dcterms.created dcterms.available dc.created parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime ' +
    'cxenseparse:recs:articlepublishtime article.published article_date_original displaydate originalpublicationdate pdate ptime shareaholic:article_published_time citation_publication_date citation_date ' +
    'rbpubdate timestamp article.created created article:created_time creation_date date_published published published-date pub_date bt:pubdate vr:published_time release_date dable:published_time last_published_date ' +
    'analyticsattributes.articledate newspubdate cdate gsa-publish-date swiftype:published_at mediator_published_time firstpublished iso-8601-publish-date prism.publicationdate cxense-parse:pub og:release_date blogger:published uploaddate dcsext.articlefirstpublished mrc__date',
  modified:
    'article:modified_time article:modified og:updated_time og:modified_time og:article:modified_time lastmod last-modified last_modified datemodified modified dcterms.modified dc.modified dc.date.modified revised ' +
    'moddate updated article.updated shareaholic:article_modified_time modification_date utime last-update lastupdate parsely-modified dateupdated article:updated_time cxenseparse:modified',
  site: 'og:site_name application-name dc.publisher dcterms.publisher apple-mobile-web-app-title al:android:app_name twitter:app:name:iphone cre publisher parsely-site citation_journal_title article:publisher_name',
  description:
    'description og:description twitter:description dc.description dcterms.description dcterms.abstract abstract sailthru.description lead',
  language: 'content-language language og:locale dc.language dcterms.language inlanguage',
  section:
    'article:section og:article:section section parsely-section sailthru.verticals cxenseparse:section article.section category dc.subject.section page-topic pagetopic prism.section',
  tag: 'article:tag og:article:tag keywords news_keywords parsely-tags sailthru.tags dc.subject dcterms.subject article.tags tags cxenseparse:taglist',
  image:
    'og:image og:image:url og:image:secure_url twitter:image twitter:image:src parsely-image-url sailthru.image.full thumbnail image',
  canonical: 'og:url parsely-link dc.identifier dcterms.identifier.uri twitter:url sailthru.url',
  paywall: 'article:content_tier isaccessibleforfree paywall article:opinion_paywall',
  type: 'og:type parsely-type dc.type parsely-page-type',
};

function table(): ReadonlyMap<string, MetadataField> {
  const map = new Map<string, MetadataField>();
  for (const [field, names] of Object.entries(NAMES))
    for (const name of wordList(names)) map.set(name, field as MetadataField);
  return map;
}

export const META_FIELDS = table();
