"""A model for llama.cpp of random weights, a byte a token: python llama_model.py FILE (needs gguf)."""

from __future__ import annotations

import sys

import numpy as np
from gguf import GGUFWriter, TokenType

CONTEXT, WIDTH, HEADS = 65_536, 32, 2


def write(path: str) -> None:
    """One layer of random weights, the same ones each time, under 0.2 MB."""
    rng = np.random.default_rng(0)
    writer = GGUFWriter(path, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(2 * WIDTH)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    tokens = _add_tokens(writer)

    def add(name: str, rows: int, columns: int) -> None:
        writer.add_tensor(f"{name}.weight", rng.normal(0, 0.3, (rows, columns)).astype(np.float32))

    add("token_embd", tokens, WIDTH)
    add("output", tokens, WIDTH)
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        add(f"blk.0.{name}", WIDTH, WIDTH)
    add("blk.0.ffn_gate", 2 * WIDTH, WIDTH)
    add("blk.0.ffn_up", 2 * WIDTH, WIDTH)
    add("blk.0.ffn_down", WIDTH, 2 * WIDTH)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        writer.add_tensor(f"{name}.weight", np.ones(WIDTH, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokens(writer: GGUFWriter) -> int:
    """Three control tokens and one for each byte; how many that is."""
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256))]
    kinds = [TokenType.UNKNOWN, TokenType.CONTROL, TokenType.CONTROL] + [TokenType.BYTE] * 256
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_space_prefix(False)
    return len(tokens)


if __name__ == "__main__":
    write(sys.argv[1])
