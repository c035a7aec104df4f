"""Calls the handler with a new order and a changed one, and counts what was published."""

import os
import sys
from types import SimpleNamespace

told = []
client = SimpleNamespace(publish=lambda TopicArn, Message: told.append(Message))
sys.modules["boto3"] = SimpleNamespace(client=lambda name: client)
os.environ["TOPIC"] = "news"

import teller  # noqa: E402

image = {"id": {"S": "o-1"}, "user": {"S": "ann@example.org"}, "amount": {"N": "19.9"}}
teller.handler({"Records": [
    {"eventName": "INSERT", "dynamodb": {"NewImage": image}},
    {"eventName": "MODIFY", "dynamodb": {"NewImage": image}},
]}, None)
print(len(told), "order told")
