"""Publishes each new order that the table's stream tells of."""

# region: handler
import json
import os

import boto3

sns = boto3.client("sns")
TOPIC = os.environ["TOPIC"]


def handler(event, context):
    for record in event["Records"]:
        if record["eventName"] != "INSERT":
            continue
        order = {key: next(iter(value.values()))
                 for key, value in record["dynamodb"]["NewImage"].items()}
        sns.publish(TopicArn=TOPIC, Message=json.dumps(order))
        print(f"published {order['id']}")
# endregion: handler
