"""Takes an order from the gateway and stores it."""

# region: once
import json
import os
from decimal import Decimal

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
# endregion: once


# region: save
def save_order(order):
    table.put_item(
        Item={"id": order["id"], "user": order["user"], "amount": order["amount"]},
        ConditionExpression="attribute_not_exists(id)",
    )
# endregion: save


# region: handler
def handler(event, context):
    try:
        order = json.loads(event["body"], parse_float=Decimal)
        order = {key: order[key] for key in ("id", "user", "amount")}
    except (KeyError, TypeError, ValueError):
        return answer(400, "an order has an id, a user and an amount")
    try:
        save_order(order)
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return answer(200, "this order was stored before")
    return answer(201, "stored")


def answer(status, message):
    return {"statusCode": status, "body": json.dumps({"message": message})}
# endregion: handler
