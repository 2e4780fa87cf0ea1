"""What scripts/check-equality.py consists of: the commands, their inputs, how they are run and how results are compared."""
