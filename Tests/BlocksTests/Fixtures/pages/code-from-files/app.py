import json

def other():
    pass

# region: handler
def handler(event, context):
    return {"statusCode": 200}
# endregion: handler
