"""Stores an order. The regions are shown in the manual's page about code."""

import json
import os

import boto3

# region: setup
# Runs once for each environment, before its first request.
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
# endregion: setup


class Orders:
    # region: handler
    def handler(self, event, context):
        order = json.loads(event["body"])
        # region: store
        table.put_item(Item={"id": order["id"], "lines": order["lines"]})
        # endregion: store
        return {"statusCode": 201}
    # endregion: handler
