import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { checkNames } from '../names.ts';
import { merging } from './alter.ts';
import { kebab } from './places.ts';

const common = { kind: 'changes what is stored', seenBy: ['state/read-only/unchanged'] } as const;

/** An attribute that an update may carry after all; `shownBy`: further clauses that see its new value. */
const written = (name: string, ...shownBy: readonly string[]): Fault => ({
  ...common,
  name: `read-only-${kebab(name)}-written`,
  says: `${name} is taken from an update`,
  alsoBy: shownBy,
  behave: () => ({ checkNames: ({ [name]: _, ...sent }) => checkNames(sent) }),
});

/** Attributes of the response table alone that an update changes. */
export const readOnly: readonly Fault[] = [
  written('id', 'state/id/equals-path'),
  written('tenant_id', 'state/tenant_id/equals-project_id'),
  written('project_id', 'state/tenant_id/equals-project_id'),
  written('auth_mode', 'response/auth_mode/enum'),
  written('route_mode', 'response/route_mode/enum'),
  written('vpnservice_id'),
  written('ikepolicy_id'),
  written('ipsecpolicy_id'),
  written('split_selector'),
  {
    ...common,
    name: 'policy-changed-by-psk',
    says: 'an update of psk changes the IKE policy',
    behave: () =>
      merging((stored, sent) => ({
        ...merge(stored, sent),
        ...(sent.psk !== undefined && { ikepolicy_id: '00000000-0000-4000-8000-000000000001' }),
      })),
  },
  {
    ...common,
    name: 'cidrs-filled-by-update',
    says: 'the first update sets peer_cidrs',
    behave: () => merging((stored, sent) => ({ ...merge(stored, sent), peer_cidrs: ['192.0.2.0/24'] })),
  },
];
