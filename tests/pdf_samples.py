"""PDFs made for tests: pages drawn with reportlab, in a font that has the Danish letters."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP = 60.0, WIDTH - 60.0, HEIGHT - 90.0
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, **options: object) -> bytes:
    """A PDF with one page for each function that draws one."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=1, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def lines(*texts: str, top: float = TOP, left: float = LEFT, step: float = 13.0, size: float = 11.0) -> Draw:
    """Draws lines of text from the top down; '' leaves half a line, '**…' is bold."""

    def draw(canvas: Canvas) -> None:
        y = top
        for text in texts:
            canvas.setFont("Helvetica-Bold" if text.startswith("**") else "Helvetica", size)
            canvas.drawString(left, y, text.removeprefix("**"))
            y -= step if text else step / 2

    return draw


def wrapped(text: str, width: float = RIGHT - LEFT, size: float = 11.0) -> list[str]:
    """A paragraph broken into the lines that fit a width."""
    return list(simpleSplit(text, "Helvetica", size, width))


def both(*draws: Draw) -> Draw:
    """Draws all on one page."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def ruled(
    rows: Sequence[Sequence[str]], widths: Sequence[float], top: float = TOP, step: float = 18.0
) -> Draw:
    """Draws a table with lines around its cells."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        edges = [LEFT + sum(widths[:i]) for i in range(len(widths) + 1)]
        for x in edges:
            canvas.line(x, top, x, top - step * len(rows))
        for i in range(len(rows) + 1):
            canvas.line(edges[0], top - step * i, edges[-1], top - step * i)
        for i, row in enumerate(rows):
            for x, cell in zip(edges, row, strict=False):
                canvas.drawString(x + 4, top - step * i - 13, cell)

    return draw


def scan(text: str) -> Draw:
    """Draws a page as a scanner does: one picture of it, and no text."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    document = pypdfium2.PdfDocument(pdf(lines(text, size=16)))
    picture = document[0].render(scale=3).to_pil()
    document.close()
    return lambda canvas: canvas.drawImage(ImageReader(picture), 0, 0, *A4)
