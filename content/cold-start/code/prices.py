"""Answers GET /prices/{id} with the price of one article."""

# region: once
import json
import os
import time

import boto3

started = time.monotonic()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
requests = 0
# endregion: once


# region: handler
def handler(event, context):
    global requests
    requests += 1
    cold = requests == 1
    item = table.get_item(Key={"id": event["pathParameters"]["id"]}).get("Item")
    print(json.dumps({"cold": cold, "age": round(time.monotonic() - started, 3)}))
    if item is None:
        return {"statusCode": 404, "body": json.dumps({"message": "no such article"})}
    return {"statusCode": 200, "body": json.dumps({"price": str(item["price"])})}
# endregion: handler
