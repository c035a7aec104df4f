"""Charges an order once, whichever attempt succeeds."""

# region: handler
import json


class BankAway(Exception):
    """The bank's service does not answer. Trying again may help."""


def handler(order, context):
    receipt = charge(order["id"], order["amount"])
    print(json.dumps({"order": order["id"], "receipt": receipt}))
    return {"receipt": receipt}
# endregion: handler


def charge(order_id, amount, bank=None):
    """Sends the order's id with the amount, so that the bank charges it once."""
    if bank is None:
        raise BankAway("no bank is configured")
    return bank(order_id, amount)
