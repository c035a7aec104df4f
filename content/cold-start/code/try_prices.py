"""Calls the handler twice as one environment would, with a dictionary for a table."""

import os
import sys
from types import SimpleNamespace

ARTICLES = {"tea": {"id": "tea", "price": "4.90"}}


def get_item(Key):
    return {"Item": ARTICLES[Key["id"]]} if Key["id"] in ARTICLES else {}


table = SimpleNamespace(get_item=get_item)
resource = SimpleNamespace(Table=lambda name: table)
sys.modules["boto3"] = SimpleNamespace(resource=lambda name: resource)
os.environ["TABLE"] = "articles"

import prices  # noqa: E402

prices.time = SimpleNamespace(monotonic=lambda: prices.started)  # a clock that stands still

for article in ("tea", "coal"):
    print(prices.handler({"pathParameters": {"id": article}}, None))
