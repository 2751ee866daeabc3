"""The bundled model as a sentence-transformers module, so that its folder loads there too.

`SentenceTransformer(folder, trust_remote_code=True)`: since version 6 sentence-transformers asks for the flag
whenever a model names a class that is not its own. Punkt itself uses `rag.store.static_model`; nothing else
imports this file, because torch takes seconds to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule
from torch.nn import EmbeddingBag
from torch.nn.functional import normalize

from rag.store.static_model import StaticModel, load_static, save_static, text_buckets


class HashedNgramEmbedding(InputModule):
    """A sum of vectors of hashed words and n-grams, scaled to length one; can be trained further."""

    def __init__(self, model: StaticModel) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        table = torch.from_numpy(model.vectors * model.scales[:, None])
        self.embedding = EmbeddingBag.from_pretrained(table, freeze=False, mode="sum")

    @property
    def max_seq_length(self) -> float:
        """Texts of any length are read to their end."""
        return float("inf")

    def get_embedding_dimension(self) -> int:
        """The length of a text's vector."""
        return int(self.embedding.embedding_dim)

    def preprocess(  # type: ignore[override]  # text only
        self, inputs: Sequence[str], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        """The bucket numbers of all texts in one row, and where each text begins."""
        rows = [text_buckets((prompt or "") + text, self.embedding.num_embeddings) for text in inputs]
        starts = [0, *accumulate(map(len, rows))][: len(rows)]
        numbers = [number for row in rows for number in row]
        return {"input_ids": torch.tensor(numbers, dtype=torch.long), "offsets": torch.tensor(starts)}

    def forward(self, features: dict[str, torch.Tensor], **_: Any) -> dict[str, torch.Tensor]:
        """Add `sentence_embedding`, (texts, dimensions) float32 of length one."""
        sums = self.embedding(features["input_ids"], features["offsets"])
        return {**features, "sentence_embedding": normalize(sums)}

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Quantise to eight bits and save in the bundled model's format."""
        save_static(self.embedding.weight.detach().cpu().numpy(), Path(output_path))

    @classmethod
    def load(  # type: ignore[override]  # a local folder needs no hub arguments
        cls, model_name_or_path: str, subfolder: str = "", **_: Any
    ) -> Self:
        """Open a saved folder; raises OSError or ValueError as `load_static` does."""
        return cls(load_static(Path(model_name_or_path) / subfolder))
