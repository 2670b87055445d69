#!/usr/bin/env python3
"""Trains the line model of whole-page text dumps: boosted trees over line features. Deterministic; needs numpy and lightgbm.
(A second stage over the neighbours' probabilities was tried and lost .007 on sites it had not seen.)

  train.py FEATURES            site-grouped cross-validation: mean line F1 of FULL and HALF dumps
  train.py FEATURES MODEL.json a model from all dumps

FEATURES is what export-features.ts wrote (without its extension)."""
import json, sys
from collections import defaultdict
import numpy as np, lightgbm as lgb

FOLDS, SEED = 5, 1
TREES, LEAVES, RATE = 200, 24, .07


def load(path):
    with open(path + '.jsonl', encoding='utf8') as f:
        features = json.loads(next(f))['features']
        dumps = [json.loads(line) for line in f]
    rows = np.fromfile(path + '.f32', np.float32).reshape(-1, len(features))
    at = 0
    for d in dumps:
        n = len(d['labels'])
        d['X'], d['y'] = rows[at:at + n], np.array([int(c) for c in d['labels']], np.int8)
        at += n
    return features, [d for d in dumps if len(d['y']) >= 3]


def folds(dumps):
    sites = sorted({d['site'] for d in dumps})
    np.random.RandomState(SEED).shuffle(sites)
    fold = {s: i % FOLDS for i, s in enumerate(sites)}
    return np.array([fold[d['site']] for d in dumps])


def fit(dumps):
    y = np.concatenate([d['y'] for d in dumps])
    w = np.concatenate([np.full(len(d['y']), len(d['y']) ** -.5) for d in dumps])
    params = dict(objective='binary', num_leaves=LEAVES, learning_rate=RATE, min_data_in_leaf=60, feature_fraction=.5,
                  bagging_fraction=.7, bagging_freq=1, lambda_l2=2, max_bin=127, seed=SEED, deterministic=True, force_row_wise=True,
                  num_threads=2, verbose=-1)
    return lgb.train(params, lgb.Dataset(np.concatenate([d['X'] for d in dumps]), y, weight=w), TREES)


def cut(p):
    """The k most probable lines with the highest expected F1."""
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


def report(name, dumps, P):
    by = defaultdict(list)
    for d, p in zip(dumps, P):
        by['HALF' if d['kind'] == 'half' else 'FULL'].append(f1(d, cut(p)))
    print(name, ' '.join(f'{k} {np.mean(v):.4f}' for k, v in sorted(by.items())), flush=True)


def crossed(dumps, fold):
    """Each dump's probabilities, from a model that saw none of its site."""
    P = [None] * len(dumps)
    for k in range(FOLDS):
        model = fit([d for d, f in zip(dumps, fold) if f != k])
        at = np.flatnonzero(fold == k)
        p = model.predict(np.concatenate([dumps[i]['X'] for i in at]), num_threads=2)
        for i, q in zip(at, np.split(p, np.cumsum([len(dumps[i]['y']) for i in at])[:-1])):
            P[i] = q
    return P


def export(model):
    """Trees as flat arrays: a node's children are node numbers, or ~leaf."""
    trees = []
    for t in model.dump_model()['tree_info']:
        feature, threshold, left, right, leaves = [], [], [], [], []

        def walk(node):
            if 'leaf_value' in node:
                leaves.append(round(node['leaf_value'], 4))
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


def main():
    features, dumps = load(sys.argv[1])
    if len(sys.argv) < 3:
        report('cross-validated', dumps, crossed(dumps, folds(dumps)))
        return
    model = fit(dumps)
    with open(sys.argv[2], 'w') as f:
        json.dump(dict(features=features, trees=export(model)), f, separators=(',', ':'))
    gain = model.feature_importance('gain')
    print(' '.join(f'{features[i]} {gain[i] / gain.sum():.3f}' for i in np.argsort(-gain)[:25]))


main()
