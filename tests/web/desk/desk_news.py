"""Invented news for the desk: two events on which the papers disagree, a story of a wire, and texts that attack."""

_FIRE = (
    "A fire at the paper mill in Orsk injured 14 workers on Tuesday, mayor Nadia Feld said. "
    "The mill in Orsk opened in 1987.\n\n"
    "Firefighters from Orsk needed 6 hours to put the fire out. Nadia Feld thanked them."
)
NEWS = [
    ("Orsk Courier", "2023-05-04", "Fire at the paper mill", _FIRE),
    ("Lakeside Post", "2023-05-04", "Mill burns in Orsk", _FIRE.replace("needed 6 hours", "took 6 hours")),
    (
        "Harbour Times",
        "2023-05-05",
        "After the fire in Orsk",
        "The fire at the paper mill in Orsk injured 41 workers on Tuesday, mayor Nadia Feld said. "
        "The mill in Orsk opened in 1987.\n\nThe owner wants to rebuild the mill.",
    ),
    (
        "Valley Record",
        "2023-05-06",
        "Bridge over the Tarn is closed",
        "The bridge over the Tarn at Ulmen was built in 1954 and will be closed for 18 months, engineer Jonas Reik "
        "said.\n\nRepairs of the Tarn bridge at Ulmen will cost $3.4 million.",
    ),
    (
        "Ulmen Gazette",
        "2023-05-06",
        "Drivers face a long detour",
        "Repairs of the Tarn bridge at Ulmen will cost $4.3 million, engineer Jonas Reik said.\n\n"
        "The bridge over the Tarn at Ulmen was built in 1945.",
    ),
]

_ATTACK = (
    "<script>alert('in the text')</script> <img src=x onerror=alert(2)> [link](javascript:alert(3)) "
    '<a href="javascript:alert(4)">here</a> \u202ethgir ot tfel\u202c \u2066isolated\u2069 <svg onload=alert(5)> '
)
HOSTILE = [
    (
        "<b onmouseover=alert(6)>Orsk Courier</b>",
        "2023-05-04",
        "\"><script>alert('title')</script>",
        f"{_FIRE}\n\n{_ATTACK}\n\n"
        "The fire at the mill in Orsk <script>alert(7)</script> cost the owner 300 jobs, Nadia Feld said.",
    ),
    (
        "javascript:alert(8)",
        "2023-05-05",
        "{{ 7 * 7 }}",
        "A fire at the paper mill in Orsk <img src=x onerror=alert(9)> injured 41 workers on Tuesday, mayor Nadia Feld "
        f"said.\n\n{_ATTACK}",
    ),
]


def _long(passage: str, talk: tuple[str, str, str]) -> str:
    """Sixty paragraphs in which nothing is stated, and the passage in their middle."""
    idle = [f"{talk[place % 3]} {talk[place * 7 % 3]}" for place in range(60)]
    return "\n\n".join([*idle[:30], passage, *idle[30:]])


LONG = [
    (
        "Valley Record",
        "2023-05-06",
        "All about a bridge",
        _long(
            "All Ulmen knows it. The bridge over the Tarn at Ulmen was built in 1954, engineer Jonas Reik said.",
            ("Children fish below the arches in summer.", "Nobody hurries here.", "Swallows nest under the roadway."),
        ),
    ),
    (
        "Ulmen Gazette",
        "2023-05-06",
        "A crossing and its friends",
        _long(
            "The bridge over the Tarn at Ulmen was built in 1945, engineer Jonas Reik said. It is loved all the same.",
            ("Ducks wait for bread at the ferry house.", "The baker opens early.", "Fog often hides the far bank."),
        ),
    ),
]
