"""Calls the handler as the gateway would, with and without a name."""

import greet

for query in ({"name": "Ann"}, None):
    print(greet.handler({"queryStringParameters": query}, None)["body"])
