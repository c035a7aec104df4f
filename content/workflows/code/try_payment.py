"""Charges the same order three times at a bank that is away at first, and remembers what it charged."""

import payment

charged = {}
calls = iter([False, True, True])


def bank(order_id, amount):
    if not next(calls):
        raise payment.BankAway("away")
    return charged.setdefault(order_id, f"r-{len(charged) + 1}")


real = payment.charge
payment.charge = lambda order_id, amount: real(order_id, amount, bank)

for attempt in (1, 2, 3):
    try:
        print(attempt, payment.handler({"id": "o-1", "amount": 20}, None))
    except payment.BankAway as problem:
        print(attempt, "BankAway:", problem)
print(len(charged), "charge")
