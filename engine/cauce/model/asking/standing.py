"""Commands on the case as a whole: whether it runs, until when."""

from __future__ import annotations

from dataclasses import field

from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend:
    """Suspend the case (`suspender`) with a reason: nothing advances and its deadlines stand still until `reanudar`."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Go on with a suspended case (`reanudar`)."""

    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extend:
    """Give a running deadline more time (`prorrogar`), with a reason: `amount` in its own unit, from its due moment."""

    deadline: str
    amount: int
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Close an open case outside the ends of its procedure (`cerrar`), with a reason: a presumed nonconformity."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """Cancel a case that was opened by mistake (`cancelar`), with a reason; its folio is not used again."""

    reason: str = field(repr=False)
