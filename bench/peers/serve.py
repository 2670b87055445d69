"""Runs one peer in a process of its own: a line of JSON in, a line out, until the input ends.

  serve.py pages NAME       {"paths": [...]} -> {"cpu": seconds, "answers": [{"text", "title", "date", "author"}]}
  serve.py duplicates NAME  {"path": "docs.jsonl", "threshold": t} -> {"cpu": seconds, "pairs": [[id, id]]}

Reading and unpacking files is not counted.
"""
import glob, gzip, json, os, re, resource, struct, sys, tempfile, unicodedata

WORD = re.compile(r'[^\W_]+')
PERMUTATIONS = 128


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def trafilatura_text(**options):
    import trafilatura
    return lambda page: {'text': trafilatura.extract(page, include_comments=False, **options) or ''}


def trafilatura_metadata():
    import trafilatura

    def extract(page):
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        if found is None:
            return {'text': ''}
        found = found if isinstance(found, dict) else found.as_dict()
        return {k: found.get(k) or None for k in ('title', 'date', 'author')} | {'text': found.get('text') or ''}
    return extract


def resiliparse_text():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return lambda page: {'text': extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)}


PAGES = {
    'trafilatura': trafilatura_text,
    'trafilatura-fast': lambda: trafilatura_text(fast=True),
    'trafilatura-precision': lambda: trafilatura_text(favor_precision=True),
    'trafilatura-metadata': trafilatura_metadata,
    'resiliparse': resiliparse_text,
}


def shingles(text):
    words = WORD.findall(unicodedata.normalize('NFKC', text).lower().replace("'", '').replace('\u2019', ''))
    return list({' '.join(words[i:i + 5]) for i in range(max(1, len(words) - 4))})


def datasketch_pairs(docs, threshold):
    from datasketch import MinHash, MinHashLSH
    index, pairs = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS), []
    for doc in docs:
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in shingles(doc['text'])])
        pairs += [[other, doc['id']] for other in index.query(sketch)]
        index.insert(doc['id'], sketch)
    return pairs


def rensa_pairs(docs, threshold):
    from rensa import RMinHash, RMinHashLSH
    index, pairs = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=16), []
    for number, doc in enumerate(docs):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=42)
        sketch.update(shingles(doc['text']))
        pairs += [[docs[other]['id'], doc['id']] for other in index.query(sketch)]
        index.insert(number, sketch)
    return pairs


def gaoya_pairs(docs, threshold):
    from gaoya.minhash import MinHashStringIndex
    index, pairs = MinHashStringIndex(hash_size=32, jaccard_threshold=threshold, num_bands=42, band_size=3, num_hashes=126,
                                      analyzer='word', lowercase=True, ngram_range=(5, 5)), []
    for number, doc in enumerate(docs):
        pairs += [[docs[other]['id'], doc['id']] for other in index.query(doc['text'])]
        index.insert_document(number, doc['text'])
    return pairs


def datatrove_pairs(docs, threshold):
    """Its own steps 1 and 2, with the bands it chooses for .72; of the documents that share a band, which it chains, every pair."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    config, pairs = MinhashConfig(n_grams=5), set()
    with tempfile.TemporaryDirectory() as folder:
        sketches, found = os.path.join(folder, 'sketches'), os.path.join(folder, 'found')
        MinhashDedupSignature(sketches, config).run(Document(text=doc['text'], id=doc['id']) for doc in docs)
        for band in range(config.num_buckets):
            MinhashDedupBuckets(sketches, found, config=config).run(rank=band, world_size=config.num_buckets)
        for path in glob.glob(os.path.join(found, '**', '*.dups'), recursive=True):
            chains = {}
            with open(path, 'rb') as f:
                for _, first, _, second in struct.iter_unpack('<4I', f.read()):
                    chain = chains.setdefault(first, [first])
                    pairs.update((min(other, second), max(other, second)) for other in chain)
                    chain.append(second)
                    chains[second] = chain
    return [[docs[a]['id'], docs[b]['id']] for a, b in pairs]


DUPLICATES = {'gaoya': gaoya_pairs, 'rensa': rensa_pairs, 'datasketch': datasketch_pairs, 'datatrove': datatrove_pairs}


def answer(extract, page):
    try:
        return extract(page)
    except Exception as error:
        return {'text': '', 'failed': f'{type(error).__name__}: {error}'}


def serve_pages(name, request, reply):
    extract = PAGES[name]()
    for task in request:
        pages = [gzip.open(path).read() for path in task['paths']]
        began = cpu()
        answers = [answer(extract, page) for page in pages]
        reply({'cpu': cpu() - began, 'answers': answers})


def serve_duplicates(name, request, reply):
    for task in request:
        with open(task['path'], encoding='utf8') as f:
            docs = [json.loads(line) for line in f]
        began = cpu()
        pairs = DUPLICATES[name](docs, task['threshold'])
        reply({'cpu': cpu() - began, 'pairs': pairs})


def main():
    out = os.fdopen(os.dup(1), 'w', encoding='utf8')
    os.dup2(2, 1)                                                # whatever a library prints must not meet the answers

    def reply(value):
        out.write(json.dumps(value) + '\n')
        out.flush()

    request = map(json.loads, sys.stdin)
    {'pages': serve_pages, 'duplicates': serve_duplicates}[sys.argv[1]](sys.argv[2], request, reply)


main()
