"""The one base of all records: frozen and closed."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen pydantic record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
