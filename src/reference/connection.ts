/** The dead peer detection dictionary (page rows interval, timeout, action); seconds. */
export interface Dpd {
  readonly action: string;
  readonly interval: number;
  readonly timeout: number;
}

/** The twelve attributes of the page's request table. */
interface Updatable {
  readonly name: string;
  readonly description: string;
  readonly peer_address: string;
  readonly peer_id: string;
  readonly local_id: string;
  readonly mtu: number;
  readonly psk: string;
  readonly initiator: string;
  readonly dpd: Dpd;
  readonly admin_state_up: boolean;
  readonly local_ep_group_id: string;
  readonly peer_ep_group_id: string;
}

/** A whole connection: exactly the 23 keys of the page's example response. */
export interface Connection extends Updatable {
  readonly id: string;
  readonly tenant_id: string;
  readonly route_mode: string;
  readonly auth_mode: string;
  readonly status: string;
  readonly vpnservice_id: string;
  readonly ikepolicy_id: string;
  readonly ipsecpolicy_id: string;
  readonly peer_cidrs: readonly string[];
  readonly split_selector: boolean;
  readonly project_id: string;
}

/** What an update may carry once it is checked: any of the updatable attributes, `dpd` in parts. */
export type Update = Partial<Omit<Updatable, 'dpd'> & { readonly dpd: Partial<Dpd> }>;
