"""Calls the handler as S3 would, twice with the same event, with dictionaries for buckets."""

import io
import os
import sys
from types import SimpleNamespace

photos = {"my cat.jpg": b"large"}
thumbnails = {}
client = SimpleNamespace(
    get_object=lambda Bucket, Key: {"Body": io.BytesIO(photos[Key])},
    put_object=lambda Bucket, Key, Body, ContentType: thumbnails.update({Key: Body}),
)
sys.modules["boto3"] = SimpleNamespace(client=lambda name: client)
sys.modules["PIL"] = SimpleNamespace(Image=None)
os.environ["THUMBNAILS"] = "thumbnails"

import resize  # noqa: E402

resize.small = lambda photo: b"small"
event = {"Records": [{"s3": {"bucket": {"name": "photos"}, "object": {"key": "my+cat.jpg"}}}]}
resize.handler(event, None)
resize.handler(event, None)
print(thumbnails)
