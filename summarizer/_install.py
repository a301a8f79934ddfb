"""What the distribution is called, and how an extra of it is installed: said once.

The import and the command are `summarizer`; on PyPI that name is another project's.
"""

DISTRIBUTION = "grounded-summarizer"


def advise_install(extra: str) -> str:
    """How to install an extra, in words for the end of an error.

    From a clone or a wheel, by its path: a name alone would be looked up in a registry, which may
    give something else under it.
    """
    return (
        f"pip install '.[{extra}]' in a clone of summarizer, or pip install 'PATH_OF_ITS_WHEEL[{extra}]'"
    )
