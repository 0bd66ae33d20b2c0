"""What every HTML page of ours rests on: templates that escape everything, and a policy that names what may run.

Takes templates and styles; gives a template environment, the hash of a text as a policy names it, and the policy of a
page that runs no script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(templates: Mapping[str, str]) -> Environment:
    """Return an environment over the templates: all is escaped, and a name without a value is an error."""
    import jinja2

    return jinja2.Environment(
        loader=jinja2.DictLoader(dict(templates)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def hashed(text: str) -> str:
    """Return a text as a content security policy names it.

    >>> hashed("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def still(style: str) -> str:
    """Return the content security policy of a page that has this style, and no script."""
    return f"default-src 'none'; style-src {hashed(style)}; base-uri 'none'; form-action 'none'"
