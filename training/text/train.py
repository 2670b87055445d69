#!/usr/bin/env python3
"""Trains the line model of whole-page text dumps: boosted trees over line features, then a second stage over the
neighbours' probabilities. Deterministic; needs numpy and lightgbm.

  train.py FEATURES            site-grouped cross-validation: mean line F1 of FULL and HALF dumps
  train.py FEATURES MODEL.json the same, then a model from all dumps

FEATURES is what export-features.ts wrote (without its extension)."""
import json, sys
from collections import defaultdict
import numpy as np, lightgbm as lgb

FOLDS, SEED = 5, 1
STAGES = [dict(trees=220, leaves=31, rate=.07), dict(trees=120, leaves=24, rate=.07)]
REACH, WINDOWS = 4, (3, 8, 20, 60)


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


def neighbours(p):
    """What the second stage sees of the first: neighbours, means around, the page's sum and what lies above."""
    n = len(p)
    pad = np.pad(p, REACH)
    sums = np.concatenate([[0], np.cumsum(p)])
    i = np.arange(n)
    cols = [pad[REACH + k:REACH + k + n] for k in range(-REACH, REACH + 1)]
    for w in WINDOWS:
        a, b = np.maximum(0, i - w), np.minimum(n, i + w + 1)
        cols.append((sums[b] - sums[a]) / (b - a))
    cols += [sums[1:] / max(1e-6, sums[-1]), np.full(n, np.log1p(sums[-1])), np.full(n, sums[-1] / n)]
    return np.stack(cols, 1).astype(np.float32)


def fit(dumps, stage, X):
    y = np.concatenate([d['y'] for d in dumps])
    w = np.concatenate([np.full(len(d['y']), len(d['y']) ** -.5) for d in dumps])
    s = STAGES[stage]
    params = dict(objective='binary', num_leaves=s['leaves'], learning_rate=s['rate'], min_data_in_leaf=60, feature_fraction=.5,
                  bagging_fraction=.7, bagging_freq=1, lambda_l2=2, max_bin=127, seed=SEED, deterministic=True, force_row_wise=True,
                  num_threads=2, verbose=-1)
    return lgb.train(params, lgb.Dataset(np.concatenate(X), y, weight=w), s['trees'])


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


def crossed(dumps, fold, stage, X):
    """Each dump's probabilities, from a model that saw none of its site."""
    P = [None] * len(dumps)
    for k in range(FOLDS):
        train = [i for i in range(len(dumps)) if fold[i] != k]
        model = fit([dumps[i] for i in train], stage, [X[i] for i in train])
        for i in np.flatnonzero(fold == k):
            P[i] = model.predict(X[i], num_threads=2)
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
    fold = folds(dumps)
    X1 = [d['X'] for d in dumps]
    P1 = crossed(dumps, fold, 0, X1)
    report('stage 1', dumps, P1)
    X2 = [np.concatenate([x, neighbours(p)], 1) for x, p in zip(X1, P1)]
    P2 = crossed(dumps, fold, 1, X2)
    report('stage 2', dumps, P2)
    np.save(sys.argv[1] + '.p2.npy', np.concatenate(P2).astype(np.float32))
    if len(sys.argv) > 2:
        models = [fit(dumps, 0, X1), fit(dumps, 1, X2)]
        model = dict(features=features, reach=REACH, windows=WINDOWS, stages=[export(m) for m in models])
        with open(sys.argv[2], 'w') as f:
            json.dump(model, f, separators=(',', ':'))
        names = features + [f'p{k}' for k in range(X2[0].shape[1] - len(features))]
        for m in models:
            gain = m.feature_importance('gain')
            print(' '.join(f'{names[i]} {gain[i] / gain.sum():.3f}' for i in np.argsort(-gain)[:20]))


main()
