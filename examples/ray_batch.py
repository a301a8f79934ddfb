"""Summarize a table of documents over a Ray cluster: JSONL, Parquet or CSV in, Parquet out.

    python ray_batch.py 's3://news/2026-05/' out/ --model my-model --workers 8 --address auto

Run it again to resume. OPENAI_API_KEY and OPENAI_BASE_URL must be set on every machine.
"""

import argparse
import sys

try:
    import ray
    from ray.data.checkpoint import CheckpointConfig
except ImportError:
    sys.exit("Error: Ray is not installed: install grounded-summarizer with the extra [ray]")

from summarizer.errors import SettingsError
from summarizer.ray import Summarize, connect_cluster, find_missing, map_options

READERS = {"csv": ray.data.read_csv, "json": ray.data.read_json, "parquet": ray.data.read_parquet}

parser = argparse.ArgumentParser()
parser.add_argument("source")
parser.add_argument("output")
parser.add_argument("--model")
parser.add_argument("--format", choices=READERS, default="json")
parser.add_argument("--workers", type=int, default=2)
parser.add_argument("--address", help='"auto" or "ray://host:10001"; default: this machine')
asked = parser.parse_args()

try:
    connect_cluster(asked.address)
except SettingsError as exc:
    sys.exit(f"Error: {exc}")
context = ray.data.DataContext.get_current()
context.checkpoint_config = CheckpointConfig(
    id_column="id",
    checkpoint_path=f"{asked.output}.checkpoint",
    delete_checkpoint_on_success=False,  # else the next run would add every row again
)
documents = READERS[asked.format](asked.source)
options = {"model": asked.model, "workers": asked.workers}
summaries = documents.map_batches(
    Summarize, fn_constructor_kwargs=options, **map_options(workers=asked.workers)
)
summaries.write_parquet(asked.output)
for name in find_missing(READERS[asked.format](asked.source), ray.data.read_parquet(asked.output)):
    print("not done, run it again:", name)
