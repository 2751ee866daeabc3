"""Links that save a summary as a file. The file is in the link itself: nothing is stored or fetched."""

from __future__ import annotations

import re
from base64 import b64encode

from rag.summaries.summary import Summary
from ui.summaries.writing import Format, document

#: What a format is called, how its file ends, and its media type.
_FILES = {
    Format.DOCX: (
        "Word",
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    Format.HTML: ("webside", "html", "text/html"),
    Format.MARKDOWN: ("Markdown", "md", "text/markdown"),
}


def downloads_html(summary: Summary) -> str:
    """One line of links, for every format that a person keeps."""
    name = re.sub(r"[^\w-]+", "-", summary.id).strip("-") or "resume"
    links = [_link(summary, form, name) for form in _FILES]
    return f'<p class="downloads">Gem resuméet som: {" · ".join(links)}</p>'


def _link(summary: Summary, form: Format, name: str) -> str:
    label, suffix, media = _FILES[form]
    content = b64encode(document(summary, form)).decode()
    return f'<a download="{name}.{suffix}" href="data:{media};base64,{content}">{label}</a>'
