"""Answers with a page, and says which version answered."""

# region: handler
def handler(event, context):
    return {"statusCode": 200, "body": f"version {context.function_version}\n"}
# endregion: handler
