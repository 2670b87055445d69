/**
 * What pages that are no article call their parts, paths and buttons: data for `fill-evidence.ts`. Words are lower-case
 * and without digits; lists are written as one string each.
 */
export interface PageGroup {
  /** Types that a page's JSON-LD names. */
  readonly types: string;
  /** Found at the start of the host or in it. */
  readonly host: RegExp;
  /** Parts of the path before the last; the last part itself; words of the last part. */
  readonly path: string;
  readonly last: string;
  readonly lastWords: string;
  /** Words in class names and ids: told by how many different ones there are. */
  readonly names: string;
  readonly nameSteps: readonly [number, number];
  /** Names that hardly any other page has. */
  readonly sure: string;
  /** Words in the names of `<html>` and `<body>`. */
  readonly body: string;
  /** Phrases of up to three words in short lines; `=` in front: the whole line. */
  readonly phrases: string;
  readonly phraseSteps: readonly [number, number];
  /** Share of the short lines. */
  readonly phraseShare: number;
}

const forum: PageGroup = {
  types: 'QAPage|DiscussionForumPosting|Question',
  host: /^(?:forums?|community|boards?|discuss|users|answers|foro|foren|ask)\.|stackexchange|stackoverflow|forum|reddit/,
  path: 't|thread|threads|forum|forums|community|questions|question|viewtopic|showthread|discussion|discussions|board|boards|comments|answers|topic|foro|foren|forumdisplay',
  last: 'viewtopic|showthread|forum|forums|community|questions|forumdisplay',
  lastWords: '',
  names:
    'topic|reply|replies|discourse|xenforo|phpbb|vbulletin|bbpress|bbp|postbit|thread|threads|votecell|answer|answers|crawler|poster|signature|message|forum|poststream|votes|upvote|moderator|reputation',
  nameSteps: [4, 7],
  sure: 'votecell|postbit|poststream|phpbb|discourse|bbp|xenforo|viewtopic',
  body: 'forum|topic|question|thread|xenforo|phpbb|crawler|discussion',
  phrases:
    '=reply|=quote|posts|joined|views|=likes|=like|solved|solution|topic|topics|thread|threads|log in|answered|asked|votes|member since|antworten|beiträge|mitglied|respuestas|réponses|original poster|messages',
  phraseSteps: [6, 20],
  phraseShare: 0.1,
};

const shop: PageGroup = {
  types: 'Product|Offer|AggregateOffer|ItemPage|ProductGroup',
  host: /^(?:shop|store|boutique|tienda)\.|shop|store/,
  path: 'shop|store|product|products|p|cat|collection|collections|cart|catalog|catalogue|item|items|dp|buy|shopping|produkt|produkte|produit|produits|prodotto|producto|productos|boutique|tienda|winkel|sklep',
  last: 'shop|store|products|cart|catalog|catalogue|collections|boutique|tienda',
  lastWords: '',
  names:
    'cart|woocommerce|sku|price|prices|product|products|variation|variations|shopify|swatch|swatches|quantity|qty|checkout|addtocart|wishlist|pdp|plp|stock|bestseller|basket',
  nameSteps: [5, 9],
  sure: 'addtocart|variations|pdp|sku',
  body: 'product|products|woocommerce|shop|cart|catalog',
  phrases:
    'add to cart|add to bag|add to basket|buy now|in stock|out of stock|sku|quantity|checkout|shop now|free shipping|den warenkorb|au panier|al carrito|al carrello|=size|wishlist|you may also|customer reviews|warenkorb|lieferzeit|regular price|sale price|sold out|choose options',
  phraseSteps: [2, 4],
  phraseShare: 0.05,
};

const docs: PageGroup = {
  types: 'TechArticle|APIReference|Book|DefinedTerm',
  host: /^(?:docs?|documentation|developers?|wiki|help|support|kb|learn|guide|manual)\.|readthedocs|gitbook/,
  path: 'docs|doc|documentation|userguide|usersguide|manual|manuals|reference|ref|api|stable|latest|library|book|wiki|glossary|chapter|handbook|kb|sdk|help|support|tutorial|user',
  last: 'quickstart|introduction|reference|glossary|manual|docs|documentation|tutorial|overview|installation',
  lastWords: 'ch|chapter|introduction|quickstart|reference|manual|glossary',
  names:
    'toctree|sphinx|rst|docs|docusaurus|mkdocs|highlight|headerlink|gitbook|mdbook|toc|docutils|chapter|chapters|prism|hljs|documentation|codehilite|admonition|sphinxsidebar|literal',
  nameSteps: [3, 5],
  sure: 'headerlink|toctree|docutils|mdbook|gitbook|docusaurus|mkdocs|bookdown|sphinxsidebar',
  body: 'docs|documentation|mdbook|bookdown|wiki|book',
  phrases:
    '=next|=previous|=prev|table of contents|on this page|edit this page|edit on|documentation|tutorial|reference|changelog|installation|=contents|chapter|release|next chapter|previous chapter',
  phraseSteps: [4, 10],
  phraseShare: 0.08,
};

const listing: PageGroup = {
  types: 'ItemList|CollectionPage|SearchResultsPage|OfferCatalog',
  host: /^(?:search|list|directory)\./,
  path: 'category|categories|tag|tags|topic|topics|archive|archives|list|search|kategorie|categoria|categorie|rubrik|thema|themen|author|authors|page|directory|section|sections|shows|paths',
  last: 'issues|news|blog|blogs|articles|stories|press|magazine|archive|archives|search|list|latest|courses|programs|reviews|testimonials|coupons|events|shop|topics|category',
  lastWords: 'latest|all|programs|courses|listings|archive',
  names:
    'card|cards|grid|tile|tiles|listing|list|pagination|pager|loadmore|filter|filters|facet|facets|sort|results|teaser|archive|category|collection|item|items|feed|river|stream',
  nameSteps: [8, 12],
  sure: 'facet|facets|loadmore|refinement',
  body: 'archive|category|listing|collection|search|taxonomy|term|tag|home|front',
  phrases:
    'read more|view all|see all|load more|sort by|filter|filters|results|showing|next page|show more|weiterlesen|la suite|leer más|mehr anzeigen|learn more|items|page of',
  phraseSteps: [5, 12],
  phraseShare: 0.08,
};

const service: PageGroup = {
  types: 'Course|Service|LocalBusiness|SoftwareApplication|WebApplication|FinancialProduct|FAQPage',
  host: /^(?:training|academics|courses?|learn|professional|apps?)\./,
  path: 'services|service|pricing|course|courses|certificate|certificates|training|programs|program|insurance|seminars|products|solutions|plans|companies|why-us|leistungen|angebote|kurse|movers|academics|extension|locations',
  last: 'services|pricing|about|contact|reviews|testimonials|coupons|plans|quote|company|insurance|training|about-us|kontakt',
  lastWords:
    'certification|certificate|company|companies|services|service|movers|insurance|course|training|developers|repair|contractors|electricians|plumbers|seo|program|consulting|agency|software',
  names:
    'cta|hero|testimonial|testimonials|pricing|form|quote|accordion|faq|faqs|feature|features|banner|slider|btn|button|elementor|course|review|reviews|rating|star|stars',
  nameSteps: [8, 12],
  sure: 'testimonial|testimonials|pricing',
  body: 'page|landing|service|services|course',
  phrases:
    'get started|contact us|book now|book a|request a|sign up|enroll|enrol|apply now|apply today|free trial|schedule|get a quote|free quote|free estimate|call us|call now|register now|start now|jetzt buchen|jetzt anfragen|request info|=demo|a demo|our services|why choose|testimonials|pricing|tuition|money back',
  phraseSteps: [3, 6],
  phraseShare: 0.06,
};

const article: PageGroup = {
  types:
    'NewsArticle|Article|BlogPosting|ReportageNewsArticle|OpinionNewsArticle|LiveBlogPosting|Recipe|AnalysisNewsArticle',
  host: /^(?:blog|news|magazin)\.|news|times|post|blog|zeitung|daily|herald|journal|tribune|magazin|press/,
  path: 'news|blog|blogs|article|articles|story|stories|post|posts|artikel|nachrichten|noticias|noticia|actualite|actualites|press|magazine|magazin|politik|politics|sport|sports|opinion|world|wirtschaft|business|kultur|culture|science|health|technology|tech|entertainment|lifestyle|feature|features|aktuelles|presse',
  last: '',
  lastWords: '',
  names:
    'article|articles|entry|byline|author|published|story|single|articlebody|dateline|standfirst|lede|lead|headline|posted|paragraph|caption|credit|blog|blogpost|news|share|related',
  nameSteps: [6, 10],
  sure: 'articlebody|byline|standfirst|dateline|blogpost',
  body: 'single|post|article|blog|story|news',
  phrases:
    'related articles|related posts|share this|min read|minute read|published|posted by|written by|read next|most read|leave a|veröffentlicht|autor|mehr zum thema',
  phraseSteps: [2, 4],
  phraseShare: 0.05,
};

/** In the order of the model's columns; articles last. */
export const PAGE_GROUPS: readonly PageGroup[] = [forum, shop, docs, listing, service, article];
