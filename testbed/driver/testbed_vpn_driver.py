"""The reference IPsec driver for an API server that has no VPN agent.

Its validator and its database side are upstream's. Replaced are the two things that need other machines: messages to
the agent are dropped, and a new connection is reported DOWN at once (its service ACTIVE), as an agent would do;
otherwise it would stay PENDING_CREATE and refuse every update.
"""
from neutron_lib import context as neutron_context
from neutron_vpnaas.db.vpn import vpn_models
from neutron_vpnaas.services.vpn.service_drivers import ipsec


class NoAgent:
    def vpnservice_updated(self, context, router_id, **kwargs):
        """Dropped."""


class TestbedIPsecVPNDriver(ipsec.IPsecVPNDriver):
    def create_rpc_conn(self):
        self.agent_rpc = NoAgent()

    def create_ipsec_site_connection(self, context, connection):
        super().create_ipsec_site_connection(context, connection)
        admin = neutron_context.get_admin_context()
        report = self.service_plugin.update_status
        report(admin, vpn_models.IPsecSiteConnection, connection['id'], 'DOWN')
        report(admin, vpn_models.VPNService, connection['vpnservice_id'], 'ACTIVE')
