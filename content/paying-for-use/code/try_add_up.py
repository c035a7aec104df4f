"""Adds up three lines of a log: a cold run, a warm one, and a line that is no report."""

from add_up import add_up

LOG = """\
REPORT RequestId: 1 Duration: 5000.00 ms Billed Duration: 6000 ms Memory Size: 2048 MB Init Duration: 1000.00 ms
report 1 is made
REPORT RequestId: 2 Duration: 5000.00 ms Billed Duration: 5000 ms Memory Size: 2048 MB
"""

runs, amount, dollars = add_up(LOG.splitlines())
print(f"{runs} runs, {amount:.1f} GB-s, ${dollars:.7f}")
