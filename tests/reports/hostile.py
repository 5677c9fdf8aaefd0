"""Payloads that articles, file names and front matter could carry, to be tried on every format for people."""

from sample_reports import entry, full_report, passengers

from factcheck.model import Agreement, Compatible, Mention, NotChecked, Report, RulesEntry, Side

XSS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script/x>alert(1)</script\n>",
    "<<script>script>alert(1)//<</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) `",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>click</a>",
    "<a href='&#106;avascript:alert(1)'>click</a>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<form action=javascript:alert(1)><button>go</button></form>",
    "<input onfocus=alert(1) autofocus>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "{{ 7 * 7 }}{% for x in y %}${7*7}#{7*7}",
    "{{ ''.__class__.__mro__ }}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\u202e<script>\u2066alert(1)\u2069</script>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "＜script＞alert(1)＜/script＞",
]


def hostile_report(payload: str) -> tuple[Report, dict[str, str]]:
    """A report that carries `payload` in every text of it, and its documents' texts, which carry it too."""
    before = f"{payload} Before it. \n\n{payload} "
    sentence = f"It carried {payload} that day {payload}."
    text = f"{before}{sentence} {payload}\n\n{payload}\n"
    at = text.index(payload, len(before))
    said = Mention(
        document="d-wire",
        span=(at, at + len(payload)),
        sentence=(len(before), len(before) + len(sentence)),
        surface=payload,
        text=sentence,
        attributed_to=payload,
        as_of=payload,
    )
    unknown = said.model_copy(update={"document": payload})
    side = Side(value=payload, independent_sources=2, mentions=(said, unknown, said))
    other = passengers().sides[1]
    finding = passengers().model_copy(
        update={
            "id": payload,
            "fingerprint": payload,
            "rule": payload,
            "kind": payload,
            "message": payload,
            "why": (payload,),
            "sides": (side, other),
        }
    )
    wire = entry(
        "d-wire",
        path=payload,
        title=payload,
        source=payload,
        published=payload,
        published_from=payload,
        copies=(payload,),
        notes=(payload,),
    )
    untitled = entry("d-gazette", path=None, source=None, title=payload)
    report = full_report(
        documents=(wire, untitled),
        discrepancies=(finding, finding.model_copy(update={"kind": "date"})),
        agreements=(Agreement(kind=payload, value=payload, mentions=(said, unknown)),),
        compatible=(Compatible(kind=payload, because=payload, mentions=(said, unknown)),),
        not_checked=(NotChecked(document=payload, reason=payload),),
        rules=RulesEntry(version=payload, sha256=payload),
    )
    return report, {"d-wire": text}
