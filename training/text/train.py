#!/usr/bin/env python3
"""Trains the model of whole-page text dumps: boosted trees over line features. Deterministic; needs numpy and lightgbm.
FEATURES is what export-features.ts wrote, MORE the same of further dumps that are only learned from; both without extension.

  train.py look LOOK.json PAGES...                   the first look, from pages of other sites than FEATURES has
  train.py cross MODELS.json LOOK.json FEATURES MORE...   site-grouped cross-validation: line F1; the models, for clean-dumps.ts
  train.py all MODEL.json LOOK.json FEATURES MORE...      the model that ships, from everything

Tried, without gain on sites not seen in training: a second stage over the same pages' crossed probabilities (-.004 to -.007), fewer
or smaller trees with more regularization (-.010), a learned choice of the cut (+.002), pages whose gold follows another policy as
further dumps (-.008 to -.018); the first look learns from those, and the trees proper what to make of it (+.007)."""
import json, sys
from collections import defaultdict
import numpy as np, lightgbm as lgb

FOLDS, SEED = 5, 1
LINES = dict(objective='binary', num_leaves=31, learning_rate=.07, min_data_in_leaf=60, feature_fraction=.5,
             bagging_fraction=.7, bagging_freq=1, lambda_l2=2, max_bin=127)
TREES = 250
LOOK, LOOK_TREES = {**LINES, 'num_leaves': 16, 'learning_rate': .15}, 60
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


def fold_of(sites):
    sites = sorted(set(sites))
    np.random.RandomState(SEED).shuffle(sites)
    return {s: i % FOLDS for i, s in enumerate(sites)}


def fit(dumps, params=LINES, trees=TREES):
    y = np.concatenate([d['y'] for d in dumps])
    w = np.concatenate([np.full(len(d['y']), d['w']) for d in dumps])
    return lgb.train({**params, **FIXED}, lgb.Dataset(np.concatenate([d['X'] for d in dumps]), y, weight=w), trees)


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


def cross(path, head, look, dumps, more):
    fold, models, scores = fold_of(d['site'] for d in dumps), [], [0] * len(dumps)
    for k in range(FOLDS):
        model = fit([d for d in dumps if fold[d['site']] != k] + more)
        models.append(dict(head, look=look, trees=export(model)))
        for i, d in enumerate(dumps):
            if fold[d['site']] == k:
                scores[i] = f1(d, cut(model.predict(d['X'], num_threads=1)))
    report('cross-validated:', dumps, scores)
    json.dump(dict(folds=fold, models=models), open(path, 'w'), separators=(',', ':'))


def train_all(path, head, look, dumps):
    model = fit(dumps)
    json.dump(dict(head, look=look, trees=export(model)), open(path, 'w'), separators=(',', ':'))
    gain, names = model.feature_importance('gain'), head['features'] + head['lookFeatures']
    print(' '.join(f'{names[i]} {gain[i] / gain.sum():.3f}' for i in np.argsort(-gain)[:25]))


def main():
    what, path, *names = sys.argv[1:]
    if what == 'look':
        dumps = [d for name in names for d in load(name)[1]]
        return json.dump(dict(look=export(fit(dumps, LOOK, LOOK_TREES))), open(path, 'w'), separators=(',', ':'))
    look = json.load(open(names[0]))['look']
    loaded = [load(name) for name in names[1:]]
    head, dumps = loaded[0]
    more = [d for _, each in loaded[1:] for d in each]
    if what == 'cross':
        return cross(path, head, look, dumps, more)
    train_all(path, head, look, dumps + more)


main()
