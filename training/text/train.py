#!/usr/bin/env python3
"""Trains the model of whole-page text dumps: a lexicon and boosted trees over line features. Deterministic; needs numpy, scipy,
scikit-learn and lightgbm. WORDS is what export-words.ts wrote, FEATURES what export-features.ts wrote, MORE the same of further dumps
that are only learned from; all without extension.

  train.py words WORDS.json WORDS                         the lexicon, from pages of other sites than FEATURES has; and two that know half of them
  train.py look LOOK.json WORDS.json PAGES...             the lexicon, and the first look, from the same pages
  train.py cross MODELS.json LOOK.json FEATURES MORE...   site-grouped cross-validation: line F1; the models, for clean-dumps.ts
  train.py all MODEL.json LOOK.json FEATURES MORE...      the model that ships, from everything

Tried, without gain on sites not seen in training: a second stage over the same pages' crossed probabilities (-.004 to -.007), fewer
or smaller trees with more regularization (-.010), a learned choice of the cut (+.002), pages whose gold follows another policy as
further dumps (-.008 to -.018); the first look and the lexicon learn from those, and the trees proper what to make of them
(+.007 and +.011)."""
import json, sys, warnings
from collections import defaultdict
import numpy as np, lightgbm as lgb, scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

FOLDS, SEED = 5, 1
LINES = dict(objective='binary', num_leaves=31, learning_rate=.07, min_data_in_leaf=60, feature_fraction=.5,
             bagging_fraction=.7, bagging_freq=1, lambda_l2=2, max_bin=127)
TREES = 250
DOUBT = 1.22  # as choose-lines.ts has it
LOOK, LOOK_TREES = {**LINES, 'num_leaves': 16, 'learning_rate': .15}, 60
PLACES, LEVELS, ZERO_CODE, BACKSLASH = 1 << 15, 45, 80, 92
WIDTHS = [8, 16, 24, 40, 60, 90, 140, 250, 500]
FIXED = dict(seed=SEED, deterministic=True, force_row_wise=True, num_threads=1, verbose=-1)


def load(path):
    with open(path + '.jsonl', encoding='utf8') as f:
        head = json.loads(next(f))
        features = head['features'] + head['lookFeatures']
        dumps = [json.loads(line) for line in f]
    rows = np.fromfile(path + '.f32', np.float32).reshape(-1, len(features))
    known = {(d['id'], d['kind']) for d in dumps if d['known']}
    at = 0
    for d in dumps:
        n = len(d['labels'])
        d['X'], d['y'] = rows[at:at + n], np.array([int(c) for c in d['labels']], np.int8)
        d['w'] = (.5 if (d['id'], d['kind']) in known else 1) / max(1, n) ** .5
        at += n
    return head, [d for d in dumps if len(d['y']) >= 3]


def fold_of(sites, folds=FOLDS):
    sites = sorted(set(sites))
    np.random.RandomState(SEED).shuffle(sites)
    return {s: i % folds for i, s in enumerate(sites)}


def load_words(path):
    """Of every other pair of sites the dumps by block elements, of the others those by text nodes."""
    places, at, dumps = np.fromfile(path + '.u16', np.uint16), 0, []
    with open(path + '.jsonl', encoding='utf8') as f:
        for line in f:
            d = json.loads(line)
            n = sum(d['counts'])
            d['places'], at = places[at:at + n], at + n
            dumps.append(d)
    kind = {s: ('block', 'bs4')[i // 2] for s, i in fold_of((d['site'] for d in dumps), 4).items()}
    return [d for d in dumps if d['kind'] == kind[d['site']] and len(d['counts']) >= 3]


def fit_words(dumps):
    """Weights of words, given how wide a line is and whether it ends a sentence: the trees know that already."""
    counts = np.concatenate([d['counts'] for d in dumps])
    n, places = len(counts), np.concatenate([d['places'] for d in dumps]).astype(np.int32)
    values = np.repeat(1 / np.sqrt(np.maximum(1, counts)), counts)
    words = sparse.csr_matrix((values, places, np.concatenate([[0], np.cumsum(counts)])), shape=(n, PLACES))
    shape = np.digitize(np.concatenate([d['widths'] for d in dumps]), WIDTHS) * 2 + np.concatenate([d['ends'] for d in dumps])
    shapes = sparse.csr_matrix((np.ones(n), (np.arange(n), shape)), shape=(n, 2 * len(WIDTHS) + 2))
    y = np.concatenate([[int(c) for c in d['labels']] for d in dumps])
    w = np.concatenate([np.full(len(d['counts']), len(d['counts']) ** -.5) for d in dumps])
    model = LogisticRegression(C=.5, max_iter=60, tol=1e-4)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        model.fit(sparse.hstack([words, shapes]).tocsr().astype(np.float32), y, sample_weight=w / w.mean())
    return pack(model.coef_[0][:PLACES])


def pack(weights):
    """A printable character for each weight, none that JSON escapes."""
    scale = float(f'{np.quantile(np.abs(weights), .9995) / LEVELS:.4g}')
    codes = ZERO_CODE + np.clip(np.round(weights / scale), -LEVELS, LEVELS).astype(int)
    return dict(scale=scale, weights=''.join(chr(c + (c >= BACKSLASH)) for c in codes))


def train_words(path, words):
    dumps = load_words(words)
    folds = fold_of((d['site'] for d in dumps), 2)
    parts = [fit_words([d for d in dumps if folds[d['site']] != k]) for k in range(2)]
    json.dump(dict(lexicon=fit_words(dumps), parts=parts, folds=folds), open(path, 'w'), separators=(',', ':'))


def fit(dumps, params=LINES, trees=TREES):
    y = np.concatenate([d['y'] for d in dumps])
    w = np.concatenate([np.full(len(d['y']), d['w']) for d in dumps])
    return lgb.train({**params, **FIXED}, lgb.Dataset(np.concatenate([d['X'] for d in dumps]), y, weight=w), trees)


def cut(p):
    """The k most probable lines with the highest expected F1; probabilities of unseen sites are a little too high."""
    p = p / (p + (1 - p) * DOUBT)
    order = np.argsort(-p, kind='stable')
    hits = np.cumsum(p[order])
    k = int((2 * hits / (np.arange(1, len(p) + 1) + p.sum())).argmax()) + 1
    keep = np.zeros(len(p), int)
    keep[order[:k]] = 1
    return keep


def f1(d, keep):
    """As the scorer counts: of equal lines, those labelled body are taken first."""
    groups, q = defaultdict(list), np.zeros(len(keep), int)
    for i, t in enumerate(d['texts']):
        groups[t.lower()].append(i)
    for at in groups.values():
        for i in sorted(at, key=lambda i: -d['y'][i])[:int(sum(keep[i] for i in at))]:
            q[i] = 1
    hit = int((q & d['y']).sum())
    return 2 * hit / max(1, q.sum() + d['y'].sum())


def report(name, dumps, scores):
    by = defaultdict(list)
    for d, s in zip(dumps, scores):
        kind = {'half': 'HALF', 'pure': 'PURE'}.get(d['kind'], 'FULL')
        by[kind + (' known' if d['known'] else ' alone')].append(s)
    print(name, ' '.join(f'{k} {np.mean(v):.4f}' for k, v in sorted(by.items())), flush=True)


def export(model):
    """Trees as flat arrays: a node's children are node numbers, or ~leaf."""
    trees = []
    for t in model.dump_model()['tree_info']:
        feature, threshold, left, right, leaves = [], [], [], [], []

        def walk(node):
            if 'leaf_value' in node:
                leaves.append(float(f"{node['leaf_value']:.4g}"))
                return ~(len(leaves) - 1)
            at = len(feature)
            feature.append(node['split_feature'])
            threshold.append(float(f"{node['threshold']:.5g}"))
            left.append(0)
            right.append(0)
            left[at], right[at] = walk(node['left_child']), walk(node['right_child'])
            return at
        walk(t['tree_structure'])
        trees.append(dict(feature=feature, threshold=threshold, left=left, right=right, leaves=leaves))
    return trees


def cross(path, head, first, dumps, more):
    fold, models, scores = fold_of(d['site'] for d in dumps), [], [0] * len(dumps)
    for k in range(FOLDS):
        model = fit([d for d in dumps if fold[d['site']] != k] + more)
        models.append(dict(head, **first, trees=export(model)))
        for i, d in enumerate(dumps):
            if fold[d['site']] == k:
                scores[i] = f1(d, cut(model.predict(d['X'], num_threads=1)))
    report('cross-validated:', dumps, scores)
    json.dump(dict(folds=fold, models=models), open(path, 'w'), separators=(',', ':'))


def train_all(path, head, first, dumps):
    model = fit(dumps)
    json.dump(dict(head, **first, trees=export(model)), open(path, 'w'), separators=(',', ':'))
    gain, names = model.feature_importance('gain'), head['features'] + head['lookFeatures']
    print(' '.join(f'{names[i]} {gain[i] / gain.sum():.3f}' for i in np.argsort(-gain)[:25]))


def main():
    what, path, *names = sys.argv[1:]
    if what == 'words':
        return train_words(path, names[0])
    first = json.load(open(names[0]))
    if what == 'look':
        dumps = [d for name in names[1:] for d in load(name)[1]]
        first = dict(lexicon=first['lexicon'], look=export(fit(dumps, LOOK, LOOK_TREES)))
        return json.dump(first, open(path, 'w'), separators=(',', ':'))
    loaded = [load(name) for name in names[1:]]
    head, dumps = loaded[0]
    more = [d for _, each in loaded[1:] for d in each]
    if what == 'cross':
        return cross(path, head, first, dumps, more)
    train_all(path, head, first, dumps + more)


main()
