"""The one base of all records: frozen and closed."""

from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

# Setting the four slots of a pydantic record through their descriptors takes half as long as by name.
_set_dict = BaseModel.__dict__["__dict__"].__set__
_set_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__
_new = object.__new__


@cache
def _fields(model: type[BaseModel]) -> set[str]:
    """The names of a model's fields; one set for all its trusted records, which are frozen."""
    return set(model.model_fields)


class Record(BaseModel):
    """A frozen pydantic record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, fields: dict[str, Any]) -> Self:
        """A record of fields that are known to be right: all of them, in the order and of the types of the model.

        Nothing is checked. Reading an article makes thousands of records out of values that the program itself has
        just computed, and checking them would take longer than computing them; `model_construct` takes longer still.
        The dictionary becomes the record's own. What comes from outside is always validated.
        """
        record = _new(cls)
        _set_dict(record, fields)
        _set_fields_set(record, _fields(cls))
        _set_extra(record, None)
        _set_private(record, None)
        return record
