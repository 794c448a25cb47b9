"""What a JSON schema cannot say of an update, written by hand for Schemathesis.

Endpoint groups are sent only as the target has them, and both together. A read after each update shows what was sent, and
no change where it was refused.
"""

import ipaddress
import os

import requests
import schemathesis
from hypothesis import strategies as st

STATE = {"last": None}

schemathesis.openapi.format("ip-or-fqdn", st.one_of(st.ip_addresses(v=4).map(str), st.just("vpn.example.org")))


def read():
    answer = requests.get(
        os.environ["PEER_CONNECTION"],
        headers={"X-Auth-Token": os.environ["PEER_TOKEN"]},
        timeout=10,
    )
    return answer.json()["ipsec_site_connection"] if answer.status_code == 200 else None


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
    return type(sent) is type(stored) and sent == stored


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


@schemathesis.hook
def filter_case(context, case):
    sent = case.body.get("ipsec_site_connection") if isinstance(case.body, dict) else None
    if not isinstance(sent, dict):
        return True
    stored = read() or {}
    if case.meta.generation.mode.is_positive and not (set(case.body) == {"ipsec_site_connection"} and usual(sent)):
        return False
    if any(name in sent for name in GROUPS):
        if any(sent.get(name) != stored.get(name) for name in GROUPS):
            return False
    address = sent.get("peer_address")
    if isinstance(address, str) and case.meta.generation.mode.is_positive and not is_address(address):
        return False
    return not isinstance(sent.get("dpd"), dict) or in_order({**stored.get("dpd", {}), **sent["dpd"]})


@schemathesis.check
def state_after_update(ctx, response, case):
    """200: every attribute that was sent is stored. 4xx: nothing but the status has changed."""
    if case.method != "PUT" or response.status_code >= 500:
        return
    before, after = STATE["last"], read()
    STATE["last"] = after
    if after is None:
        return
    if response.status_code == 200 and isinstance(case.body, dict):
        sent = case.body.get("ipsec_site_connection")
        documented = {name: sent[name] for name in sent if name in after} if isinstance(sent, dict) else {}
        lost = [name for name in documented if not holds(name, documented[name], after[name])]
        assert not lost, f"not stored as sent: {sorted(lost)}"
    if response.status_code >= 400 and before is not None:
        changed = [name for name in before if name != "status" and before[name] != after.get(name)]
        assert not changed, f"changed by a refused update: {sorted(changed)}"
