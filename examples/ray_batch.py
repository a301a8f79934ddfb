"""Summarize a table of documents over a Ray cluster: JSONL, Parquet or CSV in, Parquet out.

    python ray_batch.py 's3://news/2026-05/' out/ --model my-model --workers 8 --address auto

Run it again to resume. OPENAI_API_KEY and OPENAI_BASE_URL must be set on every machine.
"""

import argparse
import sys

from summarizer.errors import SettingsError
from summarizer.ray import Summarize, connect_cluster, find_missing, keep_checkpoint, map_options

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("output")
parser.add_argument("--model")
parser.add_argument("--format", choices=("csv", "json", "parquet"), default="json")
parser.add_argument("--workers", type=int, default=2)
parser.add_argument("--address", help='"auto" or "ray://host:10001"; default: this machine')
asked = parser.parse_args()
try:
    connect_cluster(asked.address)
except SettingsError as exc:
    sys.exit(f"Error: {exc}")

import ray  # noqa: E402 - where there is none, the line above has said so

keep_checkpoint(f"{asked.output}.checkpoint")
read = getattr(ray.data, f"read_{asked.format}")
options = {"model": asked.model, "workers": asked.workers}
settings = map_options(workers=asked.workers)
summaries = read(asked.source).map_batches(Summarize, fn_constructor_kwargs=options, **settings)
summaries.write_parquet(asked.output)
for name in find_missing(read(asked.source), ray.data.read_parquet(asked.output)):
    print("not done, run it again:", name)
