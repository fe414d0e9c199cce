"""JSON Schema (draft 2020-12) of what the command line writes: documents, and merged events."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from ..types import EVENT_TYPES, Amount, AmountKind, Deal, Event, Period, Precision, Qualifier, Status

JSON = dict[str, Any]
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: JSON = {"type": "string"}
_MAYBE_TEXT: JSON = {"type": ["string", "null"]}
_FLAG: JSON = {"type": "boolean"}
_MAYBE_NUMBER: JSON = {"type": ["number", "null"]}
_DAY: JSON = {"type": ["string", "null"], "description": "ISO date"}
_COUNT: JSON = {"type": "integer", "minimum": 1}
_OFFSET: JSON = {"type": "integer", "minimum": 0, "description": "characters of the text as given"}


def _object(**properties: JSON) -> JSON:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _ref(name: str) -> JSON:
    return {"$ref": f"#/$defs/{name}"}


def _maybe(schema: JSON) -> JSON:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: JSON) -> JSON:
    return {"type": "array", "items": schema}


def _choice(*values: str | None) -> JSON:
    return {"enum": list(values)}


def _event(cls: type[Event]) -> JSON:
    slots: JSON = {slot: _list(_ref("organization")) for slot in cls.org_slots}
    hints = get_type_hints(cls)
    if "role" in hints:
        slots["role"] = _MAYBE_TEXT
    if "amount" in hints:
        slots["amount"] = _maybe(_ref("amount"))
    if cls is Deal:
        slots["kind"] = _choice(*get_args(hints["kind"]))
    who = {"type": "null"} if cls is Deal else {"anyOf": [_ref("person"), _ref("group")]}
    return _object(
        id=_TEXT, type={"const": cls.type}, status=_choice(*get_args(Status)), hedged=_FLAG, who=who, **slots,
        date=_maybe(_ref("date")), sources=_list(_TEXT), trigger=_ref("quote"), evidence=_list(_ref("quote")),
        rule=_TEXT,
    )


def _definitions() -> JSON:
    name = _object(name=_TEXT, id=_MAYBE_TEXT)
    amount = _object(
        text=_TEXT, min=_MAYBE_NUMBER, max=_MAYBE_NUMBER, currency={"type": "string", "pattern": "^[A-Z]{3}$"},
        qualifier=_choice(*get_args(Qualifier)), period=_choice(*get_args(Period), None), years=_MAYBE_NUMBER,
        kind=_choice(*get_args(AmountKind), None),
    )
    amount["description"] = f"{Amount.__name__} in whole currency units; min or max is null on an open side"
    return {
        "quote": _object(text=_TEXT, start=_OFFSET, end=_OFFSET),
        "organization": name,
        "person": _object(kind={"const": "person"}, **name["properties"]),
        "group": _object(kind={"const": "group"}, text=_TEXT, count={"type": ["integer", "null"], "minimum": 0},
                         at_least=_FLAG, share={"type": ["number", "null"], "minimum": 0, "maximum": 1}),
        "date": _object(text=_TEXT, value=_MAYBE_TEXT, precision=_choice(*get_args(Precision), None)),
        "amount": amount,
        "affiliation": _object(person=name, org=_ref("organization"), role=_MAYBE_TEXT, current=_FLAG,
                               evidence=_list(_ref("quote"))),
        **{kind: _event(cls) for kind, cls in EVENT_TYPES.items()},
    }


def schema() -> JSON:
    """The schema of a document as ``talent-ner extract --format documents`` writes it.

    It is new at every call; every property is required and no other is allowed.
    """
    document = _object(
        doc_id=_TEXT, published=_DAY, events=_list({"oneOf": [_ref(kind) for kind in EVENT_TYPES]}),
        affiliations=_list(_ref("affiliation")),
    )
    return {"$schema": _DIALECT, "title": "talent_ner document", **document, "$defs": _definitions()}


def _merged(cls: type[Event]) -> JSON:
    """An event with its document's fields, and what is said of all its reports."""
    return _object(
        doc_id=_TEXT, published=_DAY, **_event(cls)["properties"], documents=_COUNT,
        outlets={"type": "integer", "minimum": 0, "description": "different sources named"}, first_report=_DAY,
        last_report=_DAY, claims={**_list(_ref("claim")), "minItems": 1},
        reports={**_list(_object(doc_id=_TEXT, published=_DAY, event=_ref(cls.type))), "minItems": 1},
    )


def merged_schema() -> JSON:
    """The schema of a merged event, one line of what ``talent-ner merge`` writes; as strict as :func:`schema`."""
    claim = _object(status=_choice(*get_args(Status)), hedged=_FLAG, documents=_COUNT, first_report=_DAY,
                    last_report=_DAY)
    merged = {f"merged_{kind}": _merged(cls) for kind, cls in EVENT_TYPES.items()}
    definitions = {name: value for name, value in _definitions().items() if name != "affiliation"}
    return {"$schema": _DIALECT, "title": "talent_ner merged event", "oneOf": [_ref(name) for name in merged],
            "$defs": {**definitions, "claim": claim, **merged}}
