"""The course's handlers do their work against AWS as moto plays it: tables, buckets, topics."""
import importlib.util
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import boto3
import moto
import pytest
from PIL import Image

CONTENT = Path(__file__).resolve().parents[2] / "content"
REGION = "us-east-1"


@pytest.fixture
def aws(monkeypatch):
    """An empty account; nothing reaches the network."""
    for name, value in {"AWS_DEFAULT_REGION": REGION, "AWS_ACCESS_KEY_ID": "none",
                        "AWS_SECRET_ACCESS_KEY": "none"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with moto.mock_aws():
        yield monkeypatch


def load(path):
    """A fresh copy of a handler's module, as a new environment would have it."""
    spec = importlib.util.spec_from_file_location(Path(path).stem, CONTENT / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_table(aws, name, key):
    aws.setenv("TABLE", name)
    return boto3.resource("dynamodb").create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}])


def items(table):
    return table.scan()["Items"]


def test_an_order_is_stored_once(aws):
    table = make_table(aws, "orders", "id")
    orders = load("order-processing/code/orders.py")
    event = {"body": json.dumps({"id": "o-1", "user": "ann", "amount": 19.9})}
    assert orders.handler(event, None)["statusCode"] == 201
    assert orders.handler(event, None)["statusCode"] == 200
    assert [(item["id"], item["user"], str(item["amount"])) for item in items(table)] == [
        ("o-1", "ann", "19.9")]


@pytest.mark.parametrize("body", [None, "", "[]", "7", '{"id": "o-1"}', "{"])
def test_what_is_no_order_is_refused(aws, body):
    table = make_table(aws, "orders", "id")
    orders = load("order-processing/code/orders.py")
    assert orders.handler({"body": body}, None)["statusCode"] == 400
    assert items(table) == []


def test_a_price_is_read(aws):
    make_table(aws, "articles", "id").put_item(Item={"id": "tea", "price": "4.90"})
    prices = load("cold-start/code/prices.py")
    found, missing = (prices.handler({"pathParameters": {"id": name}}, None)
                      for name in ("tea", "coal"))
    assert (found["statusCode"], json.loads(found["body"])) == (200, {"price": "4.90"})
    assert missing["statusCode"] == 404


def test_an_address_is_stored_once(aws):
    table = make_table(aws, "addresses", "email")
    signup = load("serverless-model/code/signup.py")
    for email in (" Ann@example.org ", "ann@example.org"):
        event = {"body": json.dumps({"email": email})}
        assert signup.handler(event, None)["statusCode"] == 202
    assert signup.handler({"body": "{}"}, None)["statusCode"] == 400
    assert [item["email"] for item in items(table)] == ["ann@example.org"]


def test_a_photo_becomes_a_thumbnail_and_twice_is_once(aws):
    aws.setenv("THUMBNAILS", "thumbnails")
    s3 = boto3.client("s3")
    for bucket in ("photos", "thumbnails"):
        s3.create_bucket(Bucket=bucket)
    photo = io.BytesIO()
    Image.new("RGB", (1200, 800), "teal").save(photo, format="PNG")
    s3.put_object(Bucket="photos", Key="my cat.png", Body=photo.getvalue())
    resize = load("events/code/resize.py")
    told = {"bucket": {"name": "photos"}, "object": {"key": "my+cat.png"}}
    for _ in range(2):
        resize.handler({"Records": [{"s3": told}]}, None)
    assert [each["Key"] for each in s3.list_objects_v2(Bucket="thumbnails")["Contents"]] == [
        "my cat.png"]
    small = s3.get_object(Bucket="thumbnails", Key="my cat.png")
    assert small["ContentType"] == "image/jpeg"
    assert Image.open(small["Body"]).size == (200, 133)
    assert [each["Key"] for each in s3.list_objects_v2(Bucket="photos")["Contents"]] == [
        "my cat.png"]


def test_a_new_order_is_published_and_a_changed_one_is_not(aws):
    topic = boto3.client("sns").create_topic(Name="news")["TopicArn"]
    queue = boto3.resource("sqs").create_queue(QueueName="heard")
    boto3.client("sns").subscribe(TopicArn=topic, Protocol="sqs",
                                  Endpoint=queue.attributes["QueueArn"])
    aws.setenv("TOPIC", topic)
    teller = load("a-serverless-web-app/code/teller.py")
    image = {"id": {"S": "o-1"}, "amount": {"N": "19.9"}}
    teller.handler({"Records": [{"eventName": name, "dynamodb": {"NewImage": image}}
                                for name in ("INSERT", "MODIFY")]}, None)
    heard = [json.loads(json.loads(each.body)["Message"])
             for each in queue.receive_messages(MaxNumberOfMessages=10)]
    assert heard == [{"id": "o-1", "amount": "19.9"}]


def test_a_page_says_which_version_answers():
    pages = load("deploying/code/pages.py")
    answer = pages.handler({}, SimpleNamespace(function_version="7"))
    assert answer == {"statusCode": 200, "body": "version 7\n"}
