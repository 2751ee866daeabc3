"""What writers of Markdown put around text: line breaks, escapes, underlined headings, attributes."""

from __future__ import annotations

import re

#: '\' at the end of a line breaks it.
_BREAK = re.compile(r"(?<!\\)\\[ \t]*$", re.MULTILINE)
#: What loses nothing without its backslash; '\*', '\_' and '\|' would turn into marks.
_ESCAPED = re.compile(r"\\([!\"$%&'()+,./:;<=?@\[\]^{}~-])")
#: 'Titel' above '=====' or '-----': a rule of one piece right below a line of text is no table's.
_UNDERLINED = re.compile(r"^(?P<title>(?![#>|=-]).*\S.*)\n[ ]{0,3}(?P<rule>={3,}|-{3,})[ \t]*$", re.MULTILINE)
#: '# Titel {#titel .unnumbered}' · '[§ 5]{.underline}'
_ANCHOR = re.compile(r"^(#{1,6}[ \t].*?)[ \t]*\{[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_STYLED = re.compile(r"\[([^\[\]\n]+)\]\{[.#][^{}\n]*\}")
#: ': text' below the term that it is of.
_DEFINITION = re.compile(r"(?<=\S\n): {1,3}(?=\S)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST_TITLE = 200


def plain_markdown(text: str) -> str:
    """The text without what only tells a converter how to set it; headings all begin with '#'."""
    if "<!--" in text:
        text = _COMMENT.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", _BREAK.sub("", text))
    if "{" in text:
        text = _STYLED.sub(r"\1", _ANCHOR.sub(r"\1", text))
    if "\n: " in text:
        text = _DEFINITION.sub("", text)
    return _UNDERLINED.sub(_as_heading, text)


def _as_heading(match: re.Match[str]) -> str:
    """A line with a rule below it as a heading; inside a paragraph, or above front matter, it is none."""
    title, above = match["title"].strip(), match.string[: match.start()].rstrip(" \t")
    if len(title) > _LONGEST_TITLE or (above and not above.endswith("\n\n")):
        return match.group()
    return f"{'#' if match['rule'][0] == '=' else '##'} {title}"
