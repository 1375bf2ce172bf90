"""What somebody writes in an afternoon: the policy in plain Python, with the csv module and dicts. plain.py jd|payment EVENTS DECISIONS SUMMARY"""

import csv
import sys
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal

silence, lookback, revoke_within = timedelta(minutes=30), timedelta(hours=24), timedelta(days=15)


def amount_of(row):
    discounts = (row["full_reduction"], row["category_discount"], row["item_discount"])
    return Decimal(row["price"]) * int(row["qty"]) - sum(Decimal(d) for d in discounts if d)


class Shop:
    """The events, by who and what they are about; each list in the order of time, then of reading."""

    def __init__(self, path):
        self.talks = defaultdict(list)  # (shop, buyer): (time, agent, by_agent, sku, hands over to)
        self.lines = defaultdict(list)  # (shop, order): rows
        self.paid, self.cancels = {}, defaultdict(list)
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self.add(row)
        for talk in self.talks.values():
            talk.sort(key=lambda entry: entry[0])

    def add(self, row):
        time = row["time"] = datetime.fromisoformat(row["time"])
        kind, who, order = row["type"], (row["shop"], row["buyer"]), (row["shop"], row["order"])
        if kind == "chat" and row["kind"] in ("", "human"):
            self.talks[who].append((time, row["agent"], row["from"] == "agent", row["sku"], None))
        elif kind == "transfer":
            self.talks[who].append((time, row["agent"], False, "", row["to"]))
        elif kind == "order":
            self.lines[order].append(row)
        elif kind == "pay":
            self.paid[order] = min(time, self.paid.get(order, time))
        elif kind == "cancel":
            self.cancels[order].append((time, row["sku"]))


def with_topics(talk):
    """(time, agent, by_agent, topic) of each message."""
    conversations, out = {}, []  # agent: (last, topic)
    for time, agent, by_agent, sku, recipient in talk:
        last, topic = conversations.get(agent, (time, ""))
        if time - last > silence:
            topic = ""
        if recipient is not None:
            conversations[recipient] = (time, topic)
            continue
        if sku and not by_agent:
            topic = sku
        conversations[agent] = (time, topic)
        out.append((time, agent, by_agent, topic))
    return out


def last_who(messages, qualifies):
    """The agent of the latest message among those who qualify by what each side wrote."""
    sides, last = defaultdict(set), {}
    for place, (_, agent, by_agent, _) in enumerate(messages):
        sides[agent].add(by_agent)
        last[agent] = place
    return max((agent for agent in last if qualifies(sides[agent])), key=last.get, default=None)


def replied(sides):
    return True in sides


def both_spoke(sides):
    return len(sides) == 2


def before(messages, end, begin=datetime.min):
    return [m for m in messages if begin <= m[0] < end]


def unit(policy, order, rows, amount, line=None):
    first = rows[0]
    return {"policy": policy, "shop": order[0], "order": order[1], "line": "" if line is None else line,
            "sku": "" if line is None else rows[line - 1]["sku"], "buyer": first["buyer"], "placed": first["time"].isoformat() + "+08:00",
            "amount": f"{amount:.2f}", "status": "silent", "reason": "", "claim": "", "agent": "", "share": "", "credited": "", "assists": "",
            "tied": "false", "final": "true", "settles": ""}


def credit(decision, agent, claim):
    decision |= {"status": "credited", "claim": claim, "agent": agent, "share": "1", "credited": decision["amount"]}


def jd(shop):
    talks = {who: with_topics(talk) for who, talk in shop.talks.items()}
    for order, rows in shop.lines.items():
        placed = rows[0]["time"]
        messages = before(talks.get((order[0], rows[0]["buyer"]), []), placed, placed - lookback)
        in_shop = last_who(messages, replied)
        for line, row in enumerate(rows, 1):
            decision = unit("jd", order, rows, amount_of(row), line)
            on_product = last_who([m for m in messages if m[3] == row["sku"]], replied)
            if agent := on_product or in_shop:
                credit(decision, agent, "on_product" if on_product else "in_shop")
                if any(placed <= t <= placed + revoke_within and sku in ("", row["sku"]) for t, sku in shop.cancels[order]):
                    decision |= {"status": "revoked", "reason": "cancelled within 15d of placed", "credited": "0.00"}
            yield decision, 1


def payment(shop):
    talks = {who: [(t, agent, by_agent, "") for t, agent, by_agent, _, to in talk if to is None] for who, talk in shop.talks.items()}
    for order, rows in shop.lines.items():
        messages = talks.get((order[0], rows[0]["buyer"]), [])
        decision = unit("taobao", order, rows, sum(map(amount_of, rows)))
        if order not in shop.paid:
            decision |= {"status": "excluded", "reason": "not paid"}
        elif agent := last_who(before(messages, shop.paid[order]), both_spoke):
            credit(decision, agent, "paid_by")
            placed_by = last_who(before(messages, rows[0]["time"]), both_spoke)
            decision["assists"] = placed_by if placed_by and placed_by != agent else ""
        yield decision, len(rows)


class Tally:
    def __init__(self):
        self.units, self.orders, self.lines, self.amount, self.assists = 0, set(), 0, Decimal(0), 0

    def add(self, decision, lines):
        self.units += 1
        self.orders.add((decision["shop"], decision["order"]))
        self.lines += lines
        self.amount += Decimal(decision["amount"])


def write(decisions, decisions_path, summary_path):
    tallies, whole = defaultdict(Tally), Decimal(0)
    with open(decisions_path, "w", encoding="utf-8", newline="") as file:
        writer = None
        for decision, lines in decisions:
            if writer is None:
                writer = csv.DictWriter(file, list(decision), lineterminator="\n")
                writer.writeheader()
            writer.writerow(decision)
            whole += Decimal(decision["amount"])
            key = (decision["shop"], decision["agent"]) if decision["status"] == "credited" else ("", "")
            tallies[(decision["policy"], *key, decision["status"])].add(decision, lines)
            if decision["assists"]:
                tallies[(decision["policy"], decision["shop"], decision["assists"], "credited")].assists += 1
    with open(summary_path, "w", encoding="utf-8") as file:
        file.write("policy,shop,agent,status,units,orders,lines,amount,percent,assists\n")
        for key, tally in tallies.items():
            hundredths = (tally.amount * 1_000_000 + whole * 50) // (whole * 100)
            assists = tally.assists if key[3] == "credited" else ""
            numbers = (tally.units, len(tally.orders), tally.lines, f"{tally.amount:.2f}", f"{hundredths // 100}.{hundredths % 100:02}", assists)
            file.write(",".join(map(str, key + numbers)) + "\n")


if __name__ == "__main__":
    policy, events, decisions_file, summary_file = sys.argv[1:]
    write({"jd": jd, "payment": payment}[policy](Shop(events)), decisions_file, summary_file)
