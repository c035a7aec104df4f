"""Sends four orders to the handler, with a dictionary for a table, and looks into the table."""

import json
import os
import sys
from types import SimpleNamespace

book = {}


class Refused(Exception):
    pass


def put_item(Item, ConditionExpression):
    if Item["id"] in book:
        raise Refused
    book[Item["id"]] = Item


exceptions = SimpleNamespace(ConditionalCheckFailedException=Refused)
table = SimpleNamespace(put_item=put_item, meta=SimpleNamespace(client=SimpleNamespace(exceptions=exceptions)))
sys.modules["boto3"] = SimpleNamespace(resource=lambda name: SimpleNamespace(Table=lambda name: table))
os.environ["TABLE"] = "orders"

import orders  # noqa: E402

first = json.dumps({"id": "o-1", "user": "ann", "amount": 19.9})
for body in (first, first, json.dumps({"user": "ann"}), None):
    print(orders.handler({"body": body}, None))
print(len(book), "order in the table:", book["o-1"]["user"], book["o-1"]["amount"])
