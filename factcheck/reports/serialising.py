"""JSON text that is the same for the same records and harmless where it is shown."""

import json
import re
from typing import Any

# Legal in JSON, but a terminal may obey them, an editor may turn the line around, JavaScript before 2019 may stop at
# them, and lone surrogates cannot be encoded: written as escapes they mean the same and do nothing.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def json_text(content: Any) -> str:
    """`content` as indented JSON in its own order, letters readable, ending with a newline.

    Raises ValueError for a number that JSON has no form for (NaN, infinity).
    """
    written = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"
