"""The folder of a library is made, or it is said why it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.errors import HomeUnusable
from rag.store.home import make_home, punkt_version


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_home(tmp_path / "deep" / "home")
    make_home(tmp_path / "deep" / "home")
    assert (tmp_path / "deep" / "home").is_dir()


def test_a_file_in_the_way_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(HomeUnusable, match="choose another with --home"):
        make_home(tmp_path / "file" / "home")


def test_the_version_is_that_of_the_package() -> None:
    assert punkt_version()[0].isdigit() or punkt_version() == "not installed"
