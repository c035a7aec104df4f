"""Adds up REPORT lines and says what they cost."""

# region: add
import re

LINE = re.compile(r"Billed Duration: (\d+) ms\s+Memory Size: (\d+) MB")
COMPUTE, REQUEST = 0.0000166667, 0.0000002


def add_up(lines):
    """Runs, GB-seconds and dollars, nothing free."""
    found = [LINE.search(line) for line in lines]
    runs = [(int(each[1]), int(each[2])) for each in found if each]
    amount = sum(ms / 1000 * mb / 1024 for ms, mb in runs)
    return len(runs), amount, len(runs) * REQUEST + amount * COMPUTE
# endregion: add
