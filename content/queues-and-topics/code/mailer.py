"""Sends a mail for each message of a batch, and reports those that failed."""

# region: handler
import json


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            send(json.loads(record["body"]))
        except Exception as problem:
            print(json.dumps({"message": record["messageId"], "problem": str(problem)}))
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed}
# endregion: handler


def send(order):
    if "@" not in order["user"]:
        raise ValueError(f"no address: {order['user']}")
    print(f"mail to {order['user']}")
