"""What a JSON schema cannot say of an update, written by hand for Schemathesis.

In place of the built-in check of acceptance, which takes every body that fits the schema for valid, one that knows what the
page leaves open. A read after each update shows what was sent, and no change where it was refused.
"""

import ipaddress
import os
import time

import requests
import schemathesis
from hypothesis import strategies as st


schemathesis.openapi.format("ip-or-fqdn", st.one_of(st.ip_addresses(v=4).map(str), st.just("vpn.example.org")))


STATE = {}


def read():
    """The connection, once it is not PENDING any more."""
    for wait in (0, 0.05, 0.1, 0.2, 0.5, 1, 2):
        time.sleep(wait)
        answer = requests.get(
            os.environ["PEER_CONNECTION"],
            headers={"X-Auth-Token": os.environ["PEER_TOKEN"]},
            timeout=10,
        )
        shown = answer.json().get("ipsec_site_connection") if answer.status_code == 200 else None
        if shown is None or not str(shown.get("status")).startswith("PENDING_"):
            break
    return shown


def is_address(value):
    try:
        ipaddress.ip_address(value)
        return True
    except ValueError:
        return False


def holds(name, sent, stored):
    if isinstance(sent, dict) and isinstance(stored, dict):
        return all(holds(key, value, stored.get(key)) for key, value in sent.items())
    if name == "peer_address" and isinstance(sent, str) and not is_address(sent):
        return isinstance(stored, str)
    if isinstance(sent, str) and isinstance(stored, str) and name.endswith("_id"):
        return sent.lower() == stored.lower()
    if kind(sent) is not kind(stored) and not isinstance(sent, (dict, list)):
        return is_lossless(sent, stored)
    return sent == stored


def is_lossless(one, other):
    """A value that is written as text, or as another type, and means the same."""
    try:
        return float(one) == float(other)
    except (TypeError, ValueError):
        return str(one).lower() == str(other).lower()


def kind(value):
    """The type of a JSON value: 189 and 189.0 are the same number."""
    return float if type(value) is int else type(value)


def usual(sent):
    """Documented names only, and numbers that no server may call too large: of others the page says nothing."""
    dpd = sent.get("dpd") if isinstance(sent.get("dpd"), dict) else {}
    numbers = [sent.get("mtu"), dpd.get("interval"), dpd.get("timeout")]
    return (
        set(sent) <= DOCUMENTED
        and set(dpd) <= {"action", "interval", "timeout"}
        and all(not isinstance(number, (int, float)) or number <= 9000 for number in numbers)
    )


def in_order(dpd):
    interval, timeout = dpd.get("interval"), dpd.get("timeout")
    numbers = all(isinstance(value, (int, float)) for value in (interval, timeout))
    return not numbers or interval < timeout


DOCUMENTED = {
    *("name", "description", "peer_address", "peer_id", "local_id", "psk", "initiator", "admin_state_up", "mtu", "dpd"),
    *("local_ep_group_id", "peer_ep_group_id"),
}
GROUPS = ("local_ep_group_id", "peer_ep_group_id")


def surely_valid(body, before):
    """An update that no server may refuse, from what is stored before it."""
    sent = body.get("ipsec_site_connection")
    if set(body) != {"ipsec_site_connection"} or not isinstance(sent, dict) or not usual(sent):
        return False
    if sent == {} or sent.get("psk") == "":
        return False
    if any(name in sent for name in GROUPS) and any(sent.get(name) != before.get(name) for name in GROUPS):
        return False
    return is_address(sent.get("peer_address", "192.0.2.1")) and in_order(dpd_after(sent, before))


def dpd_after(sent, before):
    return {**before.get("dpd", {}), **(sent["dpd"] if isinstance(sent.get("dpd"), dict) else {})}


@schemathesis.check
def update_is_right(ctx, response, case):
    """Surely valid updates are accepted, a timeout that is not above the interval is not. 200: every attribute that was sent
    is stored. 4xx: nothing but the status has changed."""
    if case.method != "PUT":
        return
    before, after = STATE["last"], read()
    STATE["last"] = after
    if before is None or after is None or response.status_code >= 500:
        return
    body = case.body if isinstance(case.body, dict) else {}
    if case.meta.generation.mode.is_positive and surely_valid(body, before):
        assert response.status_code < 400, f"valid update refused: {response.status_code}"
    if response.status_code == 200:
        sent = body.get("ipsec_site_connection")
        sent = sent if isinstance(sent, dict) else {}
        assert in_order(dpd_after(sent, before)), "a timeout that is not above the interval was accepted"
        documented = {name: sent[name] for name in sent if name in after}
        lost = [name for name in documented if not holds(name, documented[name], after[name])]
        assert not lost, f"not stored as sent: {sorted(lost)}"
    if response.status_code >= 400:
        changed = [name for name in before if name != "status" and before[name] != after.get(name)]
        assert not changed, f"changed by a refused update: {sorted(changed)}"


STATE["last"] = read()
