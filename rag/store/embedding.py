"""Turning text into vectors: the bundled static model, or any sentence-transformers model the user names.

The bundled model needs neither torch nor a network. A named model is looked for on disk and, only then,
downloaded by sentence-transformers (unless `HF_HUB_OFFLINE=1`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from rag.errors import ModelUnavailable
from rag.store.static_model import VECTORS, StaticModel, load_static

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = Path(__file__).parents[1] / "models" / "dansk-static"

#: The E5 family was trained with these prefixes (Wang et al. 2022, arXiv:2212.03533), which its model files
#: do not always name; its instruction-tuned members use other ones.
_E5 = re.compile(r"(?<![a-z0-9])e5(?![a-z0-9])(?!.*instruct)", re.IGNORECASE)
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class Embedder(Protocol):
    """Gives questions and passages vectors of one space, compared by their inner product."""

    @property
    def name(self) -> str:
        """The model's identity with a hash of its content: an index is good for one model only."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed n questions as (n, dimensions) float32 of length one."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed n passages as (n, dimensions) float32 of length one."""
        ...


@dataclass(frozen=True)
class NamedModel:
    """A sentence-transformers model, with the prompts it was trained with."""

    name: str
    dimensions: int
    model: SentenceTransformer

    def embed_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `Embedder.embed_queries`, behind the model's query prompt if it has one."""
        return self._unit(self.model.encode_query(list(texts), show_progress_bar=False))

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `Embedder.embed_passages`, behind the model's document or passage prompt if it has one."""
        return self._unit(self.model.encode_document(list(texts), show_progress_bar=False))

    def _unit(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        rows = np.asarray(vectors, dtype=np.float32).reshape(-1, self.dimensions)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def load_embedder(model: str | None) -> Embedder:
    """Open the bundled model (`None`), or the sentence-transformers model of this name or folder.

    Raises ModelUnavailable when the named model cannot be loaded.
    """
    if model is None:
        return _load_static(BUNDLED)
    folder = Path(model).expanduser()
    if (folder / VECTORS).is_file():
        return _load_static(folder)
    return _load_named(str(folder) if folder.is_dir() else model)


def load_light(model: str | None) -> Embedder | None:
    """The embedder of `load_embedder` where it needs no framework, so that every process can have its own."""
    if model is None or (Path(model).expanduser() / VECTORS).is_file():
        return load_embedder(model)
    return None


def _load_static(folder: Path) -> StaticModel:
    try:
        return load_static(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnavailable(
            f"{folder}: not a static model ({error}); train it again or reinstall Punkt"
        ) from error


def _load_named(model: str) -> NamedModel:
    try:
        from sentence_transformers import SentenceTransformer

        loaded = SentenceTransformer(model)
    except (OSError, ValueError, ImportError, RuntimeError) as error:
        reason = str(error).strip().partition("\n")[0][:200]
        raise ModelUnavailable(
            f"embedding model {model!r} cannot be loaded ({type(error).__name__}: {reason}); check the name "
            "and the network, give the folder of a downloaded model, or name none to use the bundled one"
        ) from error
    _complete_prompts(loaded, model)
    return NamedModel(_identity(loaded, model), _dimensions(loaded, model), loaded)


def _dimensions(loaded: SentenceTransformer, model: str) -> int:
    dimensions = loaded.get_embedding_dimension()
    if dimensions is None:
        raise ModelUnavailable(
            f"embedding model {model!r} does not say how long its vectors are; name another model"
        )
    return int(dimensions)


def _complete_prompts(loaded: SentenceTransformer, model: str) -> None:
    """Give an E5 model its prefixes where its files name none."""
    if _E5.search(Path(model).name) and not any(loaded.prompts.values()):
        loaded.prompts.update(_E5_PROMPTS)


def _identity(loaded: SentenceTransformer, model: str) -> str:
    """The model's own name with a hash of its weights and prompts, wherever its files lie."""
    import torch

    digest = sha256(repr(sorted(loaded.prompts.items())).encode())
    for key, tensor in sorted(loaded.state_dict().items()):
        digest.update(key.encode())
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return f"{Path(model).name}@{digest.hexdigest()[:12]}"
