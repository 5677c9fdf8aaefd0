"""Pictures where people would rather look than read: inline SVG, drawn by hand, without script or style of its own.

Their looks come from `page/charts.css`, which needs the colours of `page/tokens.css`. They say by words, shapes and
places what they say, so that they can be read without colour, and to a screen reader by a title and a description.
"""

from factcheck.reports.charts.running import Strip, running_figures
from factcheck.reports.charts.timeline import timeline

__all__ = ["Strip", "running_figures", "timeline"]
