"""Calls the handler with a batch of three, as SQS would."""

import json

import mailer

users = ("ann@example.org", "bob", "eve@example.org")
records = [
    {"messageId": f"m-{number}", "body": json.dumps({"user": user})}
    for number, user in enumerate(users, start=1)
]
print(mailer.handler({"Records": records}, None))
