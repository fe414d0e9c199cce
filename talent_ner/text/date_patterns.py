"""The patterns of date expressions. Each is bounded and matched only where a word can open a date."""

from __future__ import annotations

import re

from talent_ner.text.date_words import CARDINALS, DECADES, ORDINAL
from talent_ner.text.numerals import TENS

_MONTH = ("(?:january|february|march|april|may|june|july|august|september|october|november|december"
          "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])")
_WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thu|fri|sat|sun)(?![a-z])"
_DIGIT_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAY = rf"(?:{_DIGIT_DAY}(?![\w%])(?![.,:]\d)|{ORDINAL})"
_YEAR = r"(?:1\d|20)\d\d(?![\w%])(?![.,]\d)"
_NUMBER = (r"(?:\d{1,3}(?:\.5)?|an?\ couple(?:\ of)?|an?\ dozen|an?\ few|several|half\ an?|an?|few|couple\ of|"
           + rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(CARDINALS)[:9])}))?|"
           + "|".join(sorted(CARDINALS, key=len, reverse=True)) + r")").replace(r"\ ", r"\s+")
_UNIT = "(?:day|week|month|quarter|year|decade)"
_SHIFT = (r"(?:this\s+(?:past|last|coming|upcoming|next)|(?:the|that)\s+same|the\s+current|last|past|previous|prior"
          r"|this|current|next|coming|upcoming|(?<=the\s)following|that)")
_SEASON = "(?:spring|summer|autumn|fall|winter)(?![a-z])"
_OF_YEAR = (rf"(?:(?:\s*,\s*|\s+of\s+|\s+in\s+|\s+)(?:fiscal\s+)?(?P<year>{_YEAR})"
            rf"|,?\s+(?:of\s+|in\s+)?(?P<yshift>{_SHIFT}|the)\s+year(?![a-z]))")
_DASH = r"\s*(?:-|–|~|to(?![a-z])|thru|through|till|until)\s*(?:the\s+)?"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SHORT_YEAR = r"(?:[12]\d{3}|\d\d)(?![\w%])(?![/.]\d|-\d(?!\d?/))"
MONTH_SPAN = _compile(rf"(?P<month>{_MONTH})\.?\s+(?:the\s+)?(?P<a>{_DAY}){_DASH}(?P<b>{_DAY})(?![/-]\d)"
                       rf"(?:{_OF_YEAR})?")
DAY_SPAN = _compile(rf"(?P<a>{_DIGIT_DAY}|{ORDINAL})(?:{_DASH}|(?P<and>\s+and\s+(?:the\s+)?))"
                     rf"(?P<b>{_DAY})\s*(?:of\s+)?(?P<month>{_MONTH})(?:\.?{_OF_YEAR})?")
OVER_SPAN = _compile(rf"(?P<a>{_DIGIT_DAY}|{ORDINAL})(?:{_DASH}|\s+and\s+)(?P<month>{_MONTH})\.?\s+(?P<b>{_DAY})"
                      rf"(?:{_OF_YEAR})?")
_HEAD = rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+(?:the\s+)?)?"
MONTH_DAY = _compile(rf"{_HEAD}(?P<cut>(?P<month>{_MONTH})\.?[\s/-]*(?:the\s+)?(?P<day>{_DAY}))"
                      rf"(?!\s+(?:million|billion|percent|per\s+cent|thousand)\b)(?:{_OF_YEAR})?")
DAY_MONTH = _compile(rf"{_HEAD}(?P<cut>(?P<day>{_DIGIT_DAY}|{ORDINAL})(?:\s+day)?[\s-]*(?:of\s+)?"
                      rf"(?P<month>{_MONTH}))(?:\.?-(?P<dashed>{_YEAR})|\.?{_OF_YEAR})?")
YEAR_MONTH = _compile(rf"(?P<year>{_YEAR})(?:\s*[,/-]\s*|\s+)(?P<month>{_MONTH})(?:[\s-]+(?P<day>{_DAY}))?")
MONTH_YEAR = _compile(rf"(?P<month>{_MONTH})\.?(?:\s*[-/]\s*(?P<dashed>{_YEAR})|\s+['’](?P<short>\d\d)(?!\w)"
                       rf"|{_OF_YEAR})")
BARE_MONTH = _compile(rf"(?P<month>{_MONTH})")
NUMERIC = _compile(rf"{_HEAD}(?P<cut>(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep))(?P<year>{_SHORT_YEAR})")
ISO = _compile(r"(?P<year>[12]\d{3})(?P<sep>[-/.])(?P<a>\d\d?)(?P=sep)(?P<b>\d\d?)(?:(?=T\d\d:)|(?![\w%]|[-/.]\d))")
NUMERIC_MONTH = _compile(r"(?:(?P<year>(?:19|20)\d\d)(?:[-/]|\s?[-/]\s?(?=\d+\W*$))(?P<month>1[0-2]|0?[1-9])"
                          r"(?![\w%,:]|[-/.]\d|\s+(?:season|academic|school|fiscal))"
                          r"|(?P<month2>1[0-2]|0?[1-9])(?:\s?[-/]\s?)(?P<year2>(?:19|20)\d\d)(?![\w%]|[-/.,]\d))")
SLASHED = _compile(r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\w%]|[-/.,]\d|\s+(?:of|majority)\b)")
YEAR_SPAN = _compile(rf"(?P<first>{_YEAR})\s*[-–]\s*(?P<last>{_YEAR})(?![-/–]\d)")
BARE_YEAR = _compile(rf"(?P<year>{_YEAR})(?![-/–]\d)")
THE_YEAR = _compile(rf"(?:fiscal\s+)?(?:year\s+|fiscal\s+)(?P<year>{_YEAR})")
DECADE = _compile(r"(?P<year>(?:1[5-9]|20)\d0)['’]?s(?!\w)|(?P<short>[1-9]0)['’]?s(?!\w)")
NAMED_DECADE = _compile(rf"(?P<name>{'|'.join(DECADES)})(?!\w)")
QUARTER = _compile(r"(?:q(?P<digit>[1-4])|(?P<led>[1-4])q"
                   r"|(?P<word>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]+quarter)(?!\w)"
                    rf"(?:{_OF_YEAR}|-(?P<dashed>{_YEAR}))?")
HALF = _compile(r"(?:h(?P<digit>[12])|(?P<led>[12])h|(?P<word>first|second|1st|2nd)[\s-]+half)(?!\w)"
                 rf"(?:{_OF_YEAR}|-(?P<dashed>{_YEAR}))?")
YEAR_PART = _compile(rf"(?P<year>{_YEAR})[\s-]*(?P<letter>[qh])(?P<digit>[1-4])(?!\w)")
WEEKDAY_DAY = _compile(rf"(?P<weekday>{_WEEKDAY})\.?,?\s+(?:the\s+(?P<day>{_DAY})|(?P<nth>\d\d?(?:st|nd|rd|th))(?!\w)"
                        r"|(?P<bare>\d\d?)(?=\s*(?:[!?;)]|\.\s|\.?$)))")
WEEKDAY_WEEK = _compile(rf"(?P<weekday>{_WEEKDAY})\s+(?:of\s+)?(?P<shift>{_SHIFT})\s+week(?![a-z])")
WEEK_WEEKDAY = _compile(rf"(?P<shift>{_SHIFT})\s+week(?:\s+on|\s*-)?\s+(?P<weekday>{_WEEKDAY})")
BARE_WEEKDAY = _compile(rf"(?P<weekday>{_WEEKDAY})")
SHIFTED = _compile(rf"(?P<shift>{_SHIFT})\s+(?:(?P<unit>week|weekend|month|quarter|year|decade)|(?P<season>{_SEASON})"
                    rf"|(?P<month>{_MONTH})|(?P<weekday>{_WEEKDAY}))(?![a-z]|-[a-z])")
AFTER_NEXT = _compile(r"(?P<unit>week|month|year|quarter|weekend)\s+(?:(?P<next>after\s+next)|before\s+last)(?!\w)")
PLAIN_UNIT = _compile(r"(?:the\s+)?(?P<unit>week|month|quarter|year|decade)(?![\w-])")
YEAR_END = _compile(r"year[-\s]end(?![\w-])")
APOSTROPHE_YEAR = _compile(r"(?P<short>\d\d)(?![\w'’%]|[.,:/-]\d)")
ONWARD = _compile(r"\s+on(?:wards?(?!\w)|(?=\s*(?:[.,;)]|$)))")
PRESENT = _compile(r"\s*(?:-|–|to(?![a-z])|until|till)\s*(?:the\s+)?(?:present|now)(?!\w)")
WEEKEND = _compile(r"weekend(?![\w-])")
SEASON_YEAR = _compile(rf"(?P<season>{_SEASON}){_OF_YEAR}")
BARE_SEASON = _compile(rf"(?P<season>{_SEASON})")
DAY_WORD = _compile(r"(?P<word>day\s+(?:before\s+yesterday|after\s+tomorrow)|today|tonight|yesterday|tomorrow"
                     r"|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening))(?!\w)")
OFFSET = _compile(rf"(?P<number>{_NUMBER})[\s-]+(?P<more>and\s+a\s+half\s+)?(?P<unit>{_UNIT})s?"
                   rf"(?P<half>\s+and\s+a\s+half)?\s+"
                   r"(?P<way>ago|hence|from\s+(?:now|today)|later|earlier)(?![\w-])")
AHEAD = _compile(rf"in\s+(?:about\s+|roughly\s+|around\s+|just\s+)?(?P<number>{_NUMBER})\s+(?P<unit>{_UNIT})s?"
                  r"(?:['’]?\s+time)?(?![\w-]|['’])")
EDGE = _compile(r"(?:(?P<edge>early|earlier|mid|late|later)(?:-(?=\w)|\s+)(?:(?:of|in|on)\s+)?"
                 r"|(?P<of>beginning|start|middle|end|close|rest|remainder)(?:\s+of\s+|-(?=\w)))(?:around\s+)?(?:the\s+)?")
WEEK_OF = _compile(r"week\s+(?:of|beginning|starting)\s+(?:the\s+)?")
BOUND = _compile(r"(?P<word>since|until|till|before|after|by|from|between|starting|beginning|through|effective"
                  r"|(?:no|not)\s+(?:later|earlier|sooner)\s+than|not\s+before|prior\s+to)\s+"
                r"(?:from\s+|on\s+|at\s+least\s+|about\s+|around\s+|roughly\s+)?"
                  r"(?:the\s+(?:year\s+|month\s+of\s+)?)?")
JOIN = _compile(r"\s*(?:(?P<dash>-|–|~)|(?P<word>to|thru|through|till|until|and))(?(word)(?![a-z]))\s*(?:the\s+)?")
