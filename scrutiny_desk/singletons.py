"""Keeps None, True and False alive where PySide6 6.12 would wear them out.

PySide6 6.12.0 is built as if these objects were immortal, as they are from Python 3.12 on (PEP
683): every call that returns one of them gives away a reference that it does not own. On Python
3.11 a few thousand calls later the count reaches zero and the interpreter aborts ("deallocating
None"). See docs/adr/0001-none-on-python-3.11.md; `tests/test_singletons.py` shows it.
"""

from __future__ import annotations

import sys

_PLENTY = 1 << 60
"""References lent to each object: more than any run can use up, and far from overflow."""


def keep_alive() -> None:
    """Lend the singletons so many references that nobody can take the last one."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for one in (None, True, False, NotImplemented, Ellipsis):
        # The reference count is the first word of every object of CPython before 3.12.
        count = ctypes.c_ssize_t.from_address(id(one))
        if count.value < _PLENTY:
            count.value += _PLENTY
