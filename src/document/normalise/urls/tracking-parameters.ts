import { wordList } from '../../../text/word-list.ts';

/** Parameters that say where a reader came from, not what the page is. Exact names, and beginnings of names. */
export const TRACKING_PARAMETERS: ReadonlySet<string> = new Set(
  wordList(
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ymclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv oly_anon_id oly_enc_id ' +
      'wickedid rb_clickid s_cid cmpid cmp icid ncid ito ref_src ref_url smid smtyp rss_id feature.share share_token sharetoken share xtor at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 cvid ocid ' +
      'guccounter guce_referrer guce_referrer_sig spm scm wt_mc wt.mc_id wtmc wtrid partner_id ns_mchannel ns_source ns_campaign ns_linkname ns_fee source_code srnd mbid bxid cndid esrc hasha hashb hashc sharesource ' +
      'taid sh_kit soc_src soc_trk tsrc zanpid epik pk_campaign pk_kwd pk_medium pk_source piwik_campaign matomo_campaign mtm_campaign mtm_source mtm_medium sref sourcecode intcmp int_cmp int_source referrer referer ref fromref socialmedia amp_js_v usqp aoh',
  ),
);

export const TRACKING_BEGINNINGS: readonly string[] = [
  'utm_',
  'hsa_',
  'mtm_',
  'pk_',
  'stm_',
  'trk_',
  'wt_',
  'fb_',
  'ga_',
  'at_',
  'itm_',
  'mc_',
  'vero_',
  '_branch_',
  'xt_',
];

/** Parameters of the same page in another dress. */
export const VARIANT_PARAMETERS: ReadonlySet<string> = new Set(
  wordList('amp output outputtype print printpage printview mobile m_ view_mode noamp'),
);

/** Values that make an innocent-looking parameter one of those: `?view=print`. */
export const VARIANT_VALUES: ReadonlySet<string> = new Set(['amp', 'print', 'mobile', 'amphtml']);
