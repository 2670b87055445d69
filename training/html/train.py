#!/usr/bin/env python3
"""Steps 2 and 4 of training: boosted trees that tell article text from the rest of a page.

  train.py OUT_FOLDER one           chances of stage one for pages of sites it wasn't trained on -> chances.f32, and its trees
  train.py OUT_FOLDER two MODEL     the same for stage two, scored, and all of it written as the model file
  train.py OUT_FOLDER kinds MODEL   adds the model of whole pages (article or not) to the model file

Needs numpy and lightgbm (4.x). Deterministic: fixed seeds, fixed folds, one row order.
"""
import base64, json, re, sys
from collections import Counter
import numpy as np
import lightgbm as lgb

FOLDS = 4
WORD = re.compile(r'\w+')
SPACES = re.compile(r'\s+')
COMMON = dict(objective='binary', feature_fraction=.4, bagging_fraction=.7, bagging_freq=1, lambda_l2=5, max_bin=63,
              min_data_in_leaf=40, min_sum_hessian_in_leaf=3, use_missing=False, seed=1, num_threads=1, verbose=-1,
              deterministic=True, force_row_wise=True)
STAGES = {'one': dict(num_leaves=15, learning_rate=.12, rounds=90), 'two': dict(num_leaves=31, learning_rate=.07, rounds=220)}
# Pages of which only snippets are known teach less: their labels are few, or an earlier round's; readability's own
# expectations are no person's.
SHARES = dict(tr=.5, rd=.5)
THRESHOLD = .55  # as in decide-blocks.ts
# Keeps the mean weight of a block near one, which the limits on leaves assume.
WEIGHT = 100
# Columns of the page model before those of fill-evidence.ts.
KIND_COLUMNS = 43
FURTHER = .03


class Data:
    def __init__(self, folder):
        self.pages = [json.loads(line) for line in open(f'{folder}/pages.jsonl')]
        self.width = json.load(open(f'{folder}/tokens.json'))['features']
        self.rows = np.fromfile(f'{folder}/features.f32', dtype=np.float32).reshape(-1, self.width)
        self.start = np.cumsum([0] + [len(p['texts']) for p in self.pages])
        self.labels = np.array([np.nan if v is None else v for p in self.pages for v in p['labels']], dtype=np.float32)
        words = np.array([v for p in self.pages for v in p['words']], dtype=np.float32)
        sites = sorted({p['site'] for p in self.pages})
        fold = {site: i % FOLDS for i, site in enumerate(np.random.RandomState(0).permutation(sites))}
        self.folds = np.repeat([fold[p['site']] for p in self.pages], np.diff(self.start))
        self.weights = np.zeros(len(words), np.float32)
        self.headline = np.zeros(len(words), bool)
        for i, page in enumerate(self.pages):
            here = slice(self.start[i], self.start[i + 1])
            labels = self.labels[here]
            whole = not np.isnan(labels).any()
            body = (words[here] * (labels >= .5)).sum() if whole else 300
            # A page weighs as much as its body has words, so that each counts alike, as it does in the score.
            self.weights[here] = np.minimum(1, (words[here] + 1.5) / max(60., body)) * WEIGHT * SHARES.get(page['set'], 1)
            if not page['body']:
                self.weights[here] *= (2 * np.nan_to_num(labels) - 1) ** 2  # an earlier round's doubts teach nothing
            if page['headline'] >= 0:
                self.headline[self.start[i] + page['headline']] = True
        self.taught = ~np.isnan(self.labels) & ~self.headline


class Trainer:
    """Bins all rows once; folds are subsets of them."""

    def __init__(self, rows, data, stage):
        self.rows, self.data = rows, data
        self.options = {**COMMON, **STAGES[stage]}
        self.rounds = self.options.pop('rounds')
        # Half of its 4-grams in the gold make a block the article's; LightGBM would take any label above 0 for yes.
        labels = (np.nan_to_num(data.labels) >= .5).astype(np.float32)
        self.binned = lgb.Dataset(rows, labels, weight=data.weights, params=self.options, free_raw_data=False).construct()

    def fit(self, mask):
        part = self.binned.subset(np.flatnonzero(mask))
        return lgb.train(self.options, part, self.rounds)

    def fit_all(self):
        return self.fit(self.data.taught)

    def cross_validate(self):
        chances = np.zeros(len(self.rows), np.float32)
        for fold in range(FOLDS):
            model = self.fit((self.data.folds != fold) & self.data.taught)
            chances[self.data.folds == fold] = model.predict(self.rows[self.data.folds == fold])
            print(f'fold {fold + 1} of {FOLDS}', file=sys.stderr, flush=True)
        return chances


def shingles(text, n=4):
    words = WORD.findall(text)
    return Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1)) if words[i:i + n])


def chosen(chances, page):
    keep = chances >= THRESHOLD
    if len(chances) and not keep.any():
        keep = chances >= max(.05, chances.max() / 2)
    if page['headline'] >= 0:
        keep[page['headline']] = False
    return [text for text, kept in zip(page['texts'], keep) if kept]


def score(data, chances):
    """4-gram F1 by set, and the F1 of must-have and must-not-have snippets: as bench and the benchmark compute them."""
    sets, held, leaked, lost = {}, 0, 0, 0
    for i, page in enumerate(data.pages):
        texts = chosen(chances[data.start[i]:data.start[i + 1]], page)
        if page['body']:
            gold, given = shingles(page['body']), shingles('\n'.join(texts))
            common = sum((gold & given).values())
            p, r = sets.setdefault(page['set'], ([], []))
            r.append(common / sum(gold.values()))
            if given:
                p.append(common / sum(given.values()))
        if page['holds']:
            flat = SPACES.sub(' ', '\n\n'.join(texts))
            found = sum(SPACES.sub(' ', x) in flat for x in page['holds'])
            held, lost = held + found, lost + len(page['holds']) - found
            leaked += sum(SPACES.sub(' ', x) in flat for x in page['lacks'])
    for name, (p, r) in sets.items():
        p, r = np.mean(p), np.mean(r)
        print(f'{name}  f1 {2 * p * r / (p + r):.4f}  p {p:.4f}  r {r:.4f}  of {len(sets[name][1])}', flush=True)
    print(f'snippets {2 * held / (2 * held + leaked + lost):.4f}', flush=True)


def pack(values, kind):
    return base64.b64encode(np.array(values, dtype=kind).tobytes()).decode()


def floor32(x):
    """The largest float32 that isn't above x: rows are float32, so `<=` decides as it does with the double."""
    y = np.float32(x)
    return y if float(y) <= x else np.nextafter(y, np.float32(-np.inf))


def forest(model):
    nodes, leaves, features, thresholds, left, right, values = [], [], [], [], [], [], []
    for tree in model.dump_model()['tree_info']:
        nodes.append(len(features)); leaves.append(len(values))
        first = len(features)
        pending = [(tree['tree_structure'], None, None)]
        leaf_count = 0
        while pending:
            node, parent, side = pending.pop(0)
            if 'leaf_value' in node and 'split_feature' not in node:
                place = -1 - leaf_count
                leaf_count += 1
                values.append(node['leaf_value'])
            else:
                place = len(features) - first
                features.append(node['split_feature']); thresholds.append(floor32(node['threshold']))
                left.append(0); right.append(0)
                pending += [(node['left_child'], first + place, left), (node['right_child'], first + place, right)]
            if parent is not None:
                side[parent] = place
    return dict(nodes=pack(nodes, '<i4'), leaves=pack(leaves, '<i4'), features=pack(features, '<u2'),
                thresholds=pack(thresholds, '<f4'), left=pack(left, '<i2'), right=pack(right, '<i2'), values=pack(values, '<f4'))


def tokens(pairs):
    return dict(hashes=pack([t for t, _ in pairs], '<i4'), weights=pack([w for _, w in pairs], 'i1'))


def train_kinds(folder, path):
    pages = [json.loads(line) for line in open(f'{folder}/kinds.jsonl')]
    rows = np.fromfile(f'{folder}/kinds.f32', dtype=np.float32).reshape(len(pages), -1)
    other = np.array([not p['article'] for p in pages])
    sites = sorted({p['site'] for p in pages})
    fold = {site: i % 10 for i, site in enumerate(np.random.RandomState(1).permutation(sites))}
    folds = np.array([fold[p['site']] for p in pages])
    # The sums of clues may only ever speak for their own side: 90 pages are too few to learn that from.
    rising = [0] * KIND_COLUMNS + [1, 1, 1, 1, 1, -1, 1, 1, 1, 0, 0, 0]
    options = dict(objective='binary', num_leaves=6, learning_rate=.04, feature_fraction=.25, bagging_fraction=.8, bagging_freq=1,
                   lambda_l2=3, min_data_in_leaf=6, max_bin=63, use_missing=False, seed=2, num_threads=1, verbose=-1, deterministic=True,
                   monotone_constraints=rising)
    further = np.array([p['further'] for p in pages])
    weights = np.where(other, 4., 1.)
    # Forms and shops of all sorts teach what the development set has none of; with more weight they'd hide what it has.
    weights[further] = FURTHER
    # A shop's or forum's page that was filed as an article would teach that such pages are.
    weights[~other & (rows[:, KIND_COLUMNS + 6] >= 4) & (rows[:, KIND_COLUMNS + 8] >= 4)] = .02
    fit = lambda mask: lgb.train(options, lgb.Dataset(rows[mask], other[mask], weight=weights[mask]), 400)
    chances = np.zeros(len(pages))
    for k in range(10):
        chances[folds == k] = fit(folds != k).predict(rows[folds == k])
    for refused in (.002, .004, .006, .008, .01):
        threshold = float(np.quantile(chances[~other], 1 - refused))
        print(f'articles refused {refused:.3f}: others refused {(chances[other & ~further] >= threshold).mean():.3f}, '
              f'further ones {(chances[further] >= threshold).mean() if further.any() else 0:.3f}, threshold {threshold:.3f}')
    threshold = float(np.quantile(chances[~other], 1 - .009))
    model = json.load(open(path))
    model['kind'] = dict(features=rows.shape[1], threshold=round(threshold, 4), forest=forest(fit(np.ones(len(pages), bool))))
    json.dump(model, open(path, 'w'), indent=1)


def main():
    folder, stage = sys.argv[1:3]
    if stage == 'kinds':
        return train_kinds(folder, sys.argv[3])
    data = Data(folder)
    if stage == 'one':
        trainer = Trainer(data.rows, data, 'one')
        chances = trainer.cross_validate()
        chances.tofile(f'{folder}/chances.f32')
        json.dump(forest(trainer.fit_all()), open(f'{folder}/one.json', 'w'))
        score(data, chances)
        return
    context = np.fromfile(f'{folder}/context.f32', dtype=np.float32).reshape(len(data.rows), -1)
    trainer = Trainer(np.hstack([data.rows, context]), data, 'two')
    table = json.load(open(f'{folder}/tokens.json'))
    model = dict(features=data.width, context=context.shape[1], one=json.load(open(f'{folder}/one.json')),
                 two=forest(trainer.fit_all()), names=tokens(table['names']), texts=tokens(table['texts']))
    json.dump(model, open(sys.argv[3], 'w'), indent=1)
    chances = trainer.cross_validate()
    chances.tofile(f'{folder}/chances-two.f32')
    score(data, chances)


if __name__ == '__main__':
    main()
