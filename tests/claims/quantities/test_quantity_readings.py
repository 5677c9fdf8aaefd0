"""Every kind of quantity in sentences of the sort news prints."""

import pytest
from quantity_pages import Stated, all_stated, readings_of

MONEY = [
    ("The bridge cost £3.4m to mend.", ("money", "£3.4m", "3400000", "GBP")),
    ("Backers put in $1.5 million.", ("money", "$1.5 million", "1500000", "$")),
    ("Backers put in US$1.5 million.", ("money", "US$1.5 million", "1500000", "USD")),
    ("The mill fetched C$2.5bn.", ("money", "C$2.5bn", "2500000000", "CAD")),
    ("The fund holds £3-£4bn.", ("money", "£3-£4bn", "3000000000-4000000000", "GBP")),
    ("They bid between €4m and about €6m.", ("money", "€4m and about €6m", "4000000-6000000", "EUR")),
    ("The temple raised Rs 5 crore.", ("money", "Rs 5 crore", "50000000", "rs")),
    ("The temple raised 35 lakh Indian rupees.", ("money", "35 lakh Indian rupees", "3500000", "INR")),
    ("The fare is Rp50 million.", ("money", "Rp50 million", "50000000", "IDR")),
    ("Shares closed at 412p.", ("money", "412p", "4.12", "GBP")),
    ("Shares closed at 298.5 pence.", ("money", "298.5 pence", "2.985", "GBP")),
    ("A stamp costs 50 cents.", ("money", "50 cents", "0.5", "$")),
    ("The tour earned 62 million euros.", ("money", "62 million euros", "62000000", "EUR")),
    ("The tour earned 62 million Swedish kronor.", ("money", "62 million Swedish kronor", "62000000", "SEK")),
    (
        "It costs thirteen dollars and forty-five cents.",
        ("money", "thirteen dollars and forty-five cents", "13.45", "$"),
    ),
    ("The debt is tens of billions of dollars.", ("money", "tens of billions of dollars", "~20000000000-..", "$")),
    ("He owed half a million pounds.", ("money", "half a million pounds", "500000", "GBP")),
    ("The order is worth 120 MEUR.", ("money", "120 MEUR", "120000000", "EUR")),
    ("It was a $410 million package.", ("money", "$410 million", "410000000", "$")),
    ("It owes three quarters of a billion euros.", ("money", "three quarters of a billion euros", "~750000000", "EUR")),
    ("The fine was R500,000.", ("money", "R500,000", "500000", "ZAR")),
    ("They paid 115USD for it.", ("money", "115USD", "115", "USD")),
    ("Seats cost from 10 dollars to 20 dollars.", ("money", "10 dollars to 20 dollars", "10-20", "$")),
]
SHARES = [
    ("Turnout was 99 per cent.", ("percent", "99 per cent", "99", "%")),
    ("Turnout was 4.1%.", ("percent", "4.1%", "4.1", "%")),
    ("Some twenty-percent cuts loom.", ("percent", "twenty-percent", "~20", "%")),
    ("Support fell 4 percentage points.", ("percent", "4 percentage points", "4", "pp")),
    ("Rates rose 25 basis points.", ("percent", "25 basis points", "25", "bp")),
    ("Rates rose a quarter of a percentage point.", ("percent", "a quarter of a percentage point", "0.25", "pp")),
    ("Two-thirds of the members agreed.", ("percent", "Two-thirds", "~66.6667", "%")),
    ("One in five never replied.", ("percent", "One in five", "~20", "%")),
    ("Three out of four came back.", ("percent", "Three out of four", "~75", "%")),
    ("More than half of the crew slept.", ("percent", "half", "~50-..", "%")),
    ("A third of the herd was lost.", ("percent", "A third", "~33.3333", "%")),
    ("Growth of 7% to 9% is likely.", ("percent", "7% to 9%", "7-9", "%")),
]
DURATIONS = [
    ("A four-year hiatus ended.", ("duration", "four-year", "4", "year")),
    ("They talked for two and a half hours.", ("duration", "two and a half hours", "2.5", "hour")),
    ("They talked for an hour and a half.", ("duration", "an hour and a half", "1.5", "hour")),
    ("They talked for one hour and 15 minutes.", ("duration", "one hour and 15 minutes", "75", "minute")),
    ("They talked for more than half an hour.", ("duration", "half an hour", "0.5-..", "hour")),
    ("The strike took 21/2 weeks.", ("duration", "21/2 weeks", "2.5", "week")),
    ("The strike took 41 / 2 days.", ("duration", "41 / 2 days", "4.5", "day")),
    ("He waited several months.", ("duration", "several months", "~3-..", "month")),
    ("He waited a couple of years.", ("duration", "a couple of years", "~2-..", "year")),
    ("Repairs need from 5 to 17 months.", ("duration", "5 to 17 months", "5-17", "month")),
    ("Repairs need 21 months to 33 months.", ("duration", "21 months to 33 months", "21-33", "month")),
    ("They met over eight trading days.", ("duration", "eight trading days", "8", "day")),
    ("It is the first storm in decades.", ("duration", "decades", "~2-..", "decade")),
    ("It is a 40- to 60-hour course.", ("duration", "40- to 60-hour", "40-60", "hour")),
    ("He left after a fortnight.", ("duration", "a fortnight", "1", "fortnight")),
]
AGES = [
    ("The 54-year-old resigned.", ("age", "54-year-old", "54", "year")),
    ("Dora Quill, 62, resigned.", ("age", "62", "62", "year")),
    ("Dora Quill (62) resigned.", ("age", "62", "62", "year")),
    ("Pupils aged 15 to 24 may vote.", ("age", "aged 15 to 24", "15-24", "year")),
    ("He wrote it at the age of 12.", ("age", "12", "12", "year")),
    ("Pupils between the ages of 5 and 11 may swim.", ("age", "5 and 11", "5-11", "year")),
    ("Her aunt is in her 50s.", ("age", "50s", "50-59", "year")),
    ("Her aunt is in her late fifties.", ("age", "late fifties", "56-59", "year")),
    ("They have four girls, the youngest of whom is 13.", ("age", "13", "13", "year")),
    ("The 40-year-old vessel leaked.", ("age", "40-year-old", "40", "year")),
    ("Her twins are ten months old.", ("age", "ten months old", "10", "month")),
    ("They held a man of 29.", ("age", "29", "29", "year")),
    ("The driver, who is 78, slept.", ("age", "78", "78", "year")),
    ("The actor died on Friday at 91.", ("age", "91", "91", "year")),
    ("Quill will be 29 in April.", ("age", "29", "29", "year")),
    ("She was 54 when the mill closed.", ("age", "54", "54", "year")),
]
MEASURES = [
    ("It fell to minus 7C.", ("measure", "minus 7C", "-7", "degree Celsius")),
    ("It fell to 7 degrees below zero.", ("measure", "7 degrees below zero", "-7", "degree")),
    ("It fell to seven below zero.", ("measure", "seven below zero", "-7", "degree")),
    ("It reached 44.1 C at noon.", ("measure", "44.1 C", "44.1", "degree Celsius")),
    ("He stands 6ft 2in.", ("measure", "6ft 2in", "74", "inch")),
    ("She ran the 100-metre final.", ("measure", "100-metre", "100", "metre")),
    ("A 5.7-magnitude quake hit.", ("measure", "5.7-magnitude", "5.7", "magnitude")),
    ("A quake measuring 5.6 on the Richter scale hit.", ("measure", "5.6", "5.6", "magnitude")),
    ("A quake of magnitude 5.7 hit.", ("measure", "5.7", "5.7", "magnitude")),
    ("The train did 188 miles an hour.", ("measure", "188 miles an hour", "188", "mile per hour")),
    ("Fire took 1,850 hectares.", ("measure", "1,850 hectares", "1850", "hectare")),
    ("The plant makes 38.9 gigawatts.", ("measure", "38.9 gigawatts", "38.9", "gigawatt")),
    ("The tank holds two-thirds of a litre.", ("measure", "two-thirds of a litre", "~0.6667", "litre")),
    ("Inside the 17-inch pipe it is dry.", ("measure", "17-inch", "17", "inch")),
    ('It has a 3.1" screen.', ("measure", '3.1"', "3.1", "inch")),
    ("It has a 3.1″ screen.", ("measure", "3.1″", "3.1", "inch")),
    ("They dug 780 m below ground.", ("measure", "780 m", "780", "metre")),
]
COUNTS = [
    ("At least 206 passengers swam.", ("count", "206 passengers", "206-..", "passenger")),
    ("More than 100 senior business leaders came.", ("count", "100 senior business leaders", "100-..", "leader")),
    ("The four district caucuses met.", ("count", "four district caucuses", "4", "caucus")),
    ("They freed 27 Dutch companies.", ("count", "27 Dutch companies", "27", "company")),
    ("They held high-level talks with 11 non-member states.", ("count", "11 non-member states", "11", "state")),
    ("Between 4 and 6 million people fled.", ("count", "4 and 6 million people", "4000000-6000000", "person")),
    ("He made 120 to 150 phone calls.", ("count", "120 to 150 phone calls", "120-150", "call")),
    ("Two or three witnesses wept.", ("count", "Two or three witnesses", "2-3", "witness")),
    ("Some 1,2 million people fled.", ("count", "1,2 million people", "~1200000", "person")),
    ("Nearly 2½ million voters stayed away.", ("count", "2½ million voters", "~2500000", "voter")),
    ("Tens of thousands of farmers marched.", ("count", "Tens of thousands of farmers", "~20000-..", "farmer")),
    ("Dozens were hurt.", ("count", "Dozens", "~24-..", None)),
    ("A dozen men or so stayed.", ("count", "A dozen men", "~12", "man")),
    ("Half a dozen states sued.", ("count", "Half a dozen states", "~6", "state")),
    ("A 12-member panel met.", ("count", "12-member", "12", "member")),
    ("A city of 140,000.", ("count", "140,000", "140000", None)),
    ("A city of 12,34,567 souls.", ("count", "12,34,567 souls", "1234567", "soul")),
    ("About 1950 people stayed.", ("count", "1950 people", "~1950", "person")),
    ("Rents are three times those of last year.", ("count", "three times", "3", "times")),
    ("Rents have doubled.", ("count", "doubled", "2", "times")),
    ("It needs 40 or more nurses.", ("count", "40 or more nurses", "40-..", "nurse")),
    (
        "Hundreds of schoolchildren holding candles came.",
        ("count", "Hundreds of schoolchildren", "~200-..", "schoolchild"),
    ),
    ("Millions of Windows computers broke.", ("count", "Millions of Windows computers", "~2000000-..", "computer")),
    ("In Syria 2000 refugees came.", ("count", "2000 refugees", "2000", "refugee")),
    ("Then one bomb fell.", ("count", "one bomb", "1", "bomb")),
    ("He has 10k followers.", ("count", "10k followers", "10000", "follower")),
    ("The clip got 3.5B views.", ("count", "3.5B views", "3500000000", "view")),
    ("They found six AK 47 rifles.", ("count", "six", "6", None)),
    ('"We planted 42" trees, she said.', ("count", "42", "42", None)),
    ("Only one man was found.", ("count", "one man", "1", "man")),
    ("One hundred and twenty-one geese landed.", ("count", "One hundred and twenty-one geese", "121", "goose")),
    (
        "Two hundred and five thousand votes were cast.",
        ("count", "Two hundred and five thousand votes", "205000", "vote"),
    ),
]
ORDINALS = [
    ("It is the fourth-largest port.", ("ordinal", "fourth-largest", "4", None)),
    ("It is the 21st such raid.", ("ordinal", "21st", "21", None)),
    ("It is the third raid.", ("ordinal", "third", "3", None)),
    ("It is their second time here.", ("ordinal", "second", "2", None)),
    ("The country's No. 2 official spoke.", ("ordinal", "No. 2", "2", None)),
    ("He came second to last.", ("ordinal", "second to last", "-2", None)),
    ("It is the penultimate stage.", ("ordinal", "penultimate", "-2", None)),
    ("It is her twenty-fifth title.", ("ordinal", "twenty-fifth", "25", None)),
]


@pytest.mark.parametrize(("text", "expected"), MONEY + SHARES + DURATIONS + AGES + MEASURES + COUNTS + ORDINALS)
def test_a_quantity_is_read_with_its_span_value_and_unit(text: str, expected: Stated) -> None:
    assert expected in all_stated(text)


@pytest.mark.parametrize(
    ("text", "hedge", "ends"),
    [
        ("At least 40 homes burned.", "At least", (40, None, False, False)),
        ("More than 40 homes burned.", "More than", (40, None, True, False)),
        ("No more than 40 homes burned.", "No more than", (None, 40, False, False)),
        ("Fewer than 40 homes burned.", "Fewer than", (None, 40, True, False)),
        ("Up to 40 homes burned.", "Up to", (None, 40, False, False)),
        ("Nearly 40 homes burned.", "Nearly", (40, 40, False, True)),
        ("Just over 40 homes burned.", "Just over", (40, 40, False, True)),
        ("Roughly 40 homes burned.", "Roughly", (40, 40, False, True)),
        ("Up to about 40 homes burned.", "Up to about", (None, 40, False, True)),
        ("Some 40-odd homes burned.", "Some -odd", (40, 40, False, True)),
        ("They want 40 or fewer.", "or fewer", (None, 40, False, False)),
        ("Exactly 40 homes burned.", None, (40, 40, False, False)),
        ("Only 40 homes burned.", None, (40, 40, False, False)),
    ],
)
def test_a_hedge_is_kept_as_printed_and_opens_or_blurs_the_value(
    text: str, hedge: str | None, ends: tuple[int | None, int | None, bool, bool]
) -> None:
    (reading,) = readings_of(text)
    value = reading.value
    assert value.shape == "quantity"
    assert (value.low, value.high, value.strict, value.approximate) == ends
    assert reading.hedge == hedge


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("It drew 1.2 million people.", 100_000),
        ("It drew 62 million people.", 1_000_000),
        ("It drew 206 people.", 0),
        ("It drew 250 people.", 0),
        ("It drew two million people.", 1_000_000),
        ("It drew two hundred people.", 0),
        ("It cost £3.4m.", 100_000),
        ("It cost £3.40.", 0.01),
        ("Turnout was 62%.", 1),
        ("Turnout was 62.0%.", 0.1),
        ("It took two and a half hours.", 0.5),
    ],
)
def test_the_step_is_the_size_of_the_last_printed_digit(text: str, step: float) -> None:
    (reading,) = readings_of(text)
    assert reading.value.shape == "quantity"
    assert float(reading.value.step) == step


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Jobless claims rose from 29 percent to 33 percent.", ["29", "33"]),
        ("Claims fell from 163,881 to 139,339.", ["163881", "139339"]),
        ("Claims rose 21,000 to 283,000.", ["21000", "283000"]),
    ],
)
def test_a_change_from_one_value_to_another_is_two_values_and_no_range(text: str, values: list[str]) -> None:
    assert [row[2] for row in all_stated(text)] == values
