"""Elements of SVG, with every text escaped. Places along the width are per cent, so that words keep their size and
only the lines between them grow and shrink with the page."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from factcheck.reports.neutral import one_line


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the line that stands above it."""

    caption: str
    svg: Markup


def percent(place: float) -> str:
    """A place along the width, in as few digits as the eye needs."""
    return f"{place:.2f}".rstrip("0").rstrip(".") + "%"


def words(text: str, x: float, y: float, style: str = "", anchor: str = "start", aside: int = 0) -> Markup:
    """A line of text that begins, is centred or ends at a place, or some pixels to the right of it."""
    end = Markup("") if anchor == "start" else Markup(' text-anchor="{}"').format(anchor)
    end += Markup(' dx="{}"').format(aside) if aside else Markup("")
    return Markup('<text x="{}" y="{}"{}{}>{}</text>').format(percent(x), f"{y:g}", _class(style), end, one_line(text))


def line(x1: float, y1: float, x2: float, y2: float, style: str) -> Markup:
    """A straight line."""
    return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}"{}/>').format(
        percent(x1), f"{y1:g}", percent(x2), f"{y2:g}", _class(style)
    )


def bar(x1: float, x2: float, y: float, height: float, style: str) -> Markup:
    """A bar from one place to another."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="3"{}/>').format(
        percent(x1), f"{y:g}", percent(x2 - x1), f"{height:g}", _class(style)
    )


def shape(path: str, x: float, y: float, style: str, aside: int = 0) -> Markup:
    """A shape of fixed size around a place, or some pixels to the right of it; `path` is drawn from there in pixels."""
    moved = Markup(' transform="translate({})"').format(aside) if aside else Markup("")
    return Markup('<svg x="{}" y="{}" overflow="visible"><path d="{}"{}{}/></svg>').format(
        percent(x), f"{y:g}", path, _class(style), moved
    )


def picture(name: str, title: str, description: str, height: float, content: list[Markup]) -> Markup:
    """The whole picture; `name` is its identifier on the page."""
    return Markup(
        '<svg class="picture" role="img" aria-labelledby="{name}-title {name}-told" width="100%" height="{height}" '
        'xmlns="http://www.w3.org/2000/svg">'
        '<title id="{name}-title">{title}</title><desc id="{name}-told">{told}</desc>{content}</svg>'
    ).format(
        name=name,
        title=one_line(title),
        told=one_line(description),
        height=f"{height:g}",
        content=Markup("").join(content),
    )


def anchor_at(place: float) -> str:
    """How a word at a place is set so that it stays within the picture."""
    return "start" if place < 6 else "end" if place > 94 else "middle"


def _class(style: str) -> Markup:
    return Markup(' class="{}"').format(escape(style)) if style else Markup("")
