"""Figures as maps write them."""


def number(value):
    """A whole number as maps write it."""
    return f"{round(value):,}"


def percent(share, lang="en"):
    """A share as the headline writes it: no trailing zero is cut."""
    return f"{round(float(share) * 100, 1)}{' %' if lang == 'en' else '%'}"
