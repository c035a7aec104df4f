"""A function behind an HTTP API. The regions below are shown in the manual."""

import json


# region: handler
def handler(event, context):
    name = (event.get("queryStringParameters") or {}).get("name", "world")
    return answer(200, f"Hello, {name}")
# endregion: handler


# region: answer
def answer(status, message):
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"message": message}),
    }
# endregion: answer
