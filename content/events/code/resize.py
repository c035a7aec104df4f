"""Makes a small copy of each photo that is stored in a bucket."""

# region: once
import io
import os
from urllib.parse import unquote_plus

import boto3
from PIL import Image

s3 = boto3.client("s3")
TARGET = os.environ["THUMBNAILS"]
# endregion: once


# region: handler
def handler(event, context):
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        photo = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        s3.put_object(Bucket=TARGET, Key=key, Body=small(photo), ContentType="image/jpeg")
        print(f"resized {key}")
# endregion: handler


# region: small
def small(photo):
    image = Image.open(io.BytesIO(photo)).convert("RGB")
    image.thumbnail((200, 200))
    result = io.BytesIO()
    image.save(result, format="JPEG")
    return result.getvalue()
# endregion: small
