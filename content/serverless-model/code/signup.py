"""Takes newsletter sign-ups from an HTTP API and stores each address once."""

import json
import os
import time

import boto3

# region: init
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
# endregion: init


# region: handler
def handler(event, context):
    try:
        email = json.loads(event["body"])["email"].strip().lower()
    except (KeyError, TypeError, ValueError, AttributeError):
        return answer(400, "send a JSON body with an e-mail address")

    item = {"email": email, "since": int(time.time())}
    table.put_item(Item=item)
    return answer(202, "thank you, a message is on its way")
# endregion: handler


# region: answer
def answer(status, message):
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"message": message}),
    }
# endregion: answer
